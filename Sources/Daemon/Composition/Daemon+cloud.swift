import Notifications
import Pharmacies
import Tracking

extension Daemon {
  /// A consumer on a queue or topic of AWS.
  func cloud(_ name: String, _ file: ConsumerFile, _ events: EventCatalogue) throws -> any StreamConsumer {
    let access = AWSAccess(
      region: file.region ?? "", keyID: file.keyID?.text ?? "", secret: file.secretKey?.text ?? "",
      sessionToken: file.sessionToken?.text)
    let types = file.progressOnly ? EventType.aboutTheWay : Set(EventType.allCases)
    let usual = "https://sns.\(access.region).amazonaws.com"
    do {
      let url = try WebhookURL(file.url ?? usual, allowPrivate: file.allowPrivate)
      if let topic = file.topic {
        return SNSConsumer(
          name: name, topic: topic, endpoint: url, access: access, types: types, events: events,
          client: streamClient, time: setup.time)
      }
      return SQSConsumer(
        name: name, queue: url, access: access, types: types, events: events, client: streamClient,
        time: setup.time)
    } catch {
      throw DaemonError(.configuration, "consumers/\(name).yaml: \(error.message)")
    }
  }
}
