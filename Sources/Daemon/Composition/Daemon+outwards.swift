import Curl
import Foundation
import Notifications
import Pharmacies
import Refills
import Statecharts
import Store
import Tracking

extension Daemon {
  /// Who takes what leaves the house.
  /// - Parameter consumers: the ones that the stream goes to; what one of them learns of its receiver holds for both ways.
  func destinations(_ consumers: [any StreamConsumer]) throws -> Destinations {
    let poller = self.poller
    let errands = ErrandDestination(
      setup.folder.endpoints, client: client, doorway: door, directory: database.directory,
      views: database.views, time: setup.time, tokens: poller.tokens
    ) { poller.admit($0) }
    var streams: [String: any Destination] = [:]
    for consumer in consumers {
      guard let desk = desks[consumer.name] else { continue }
      streams[consumer.name] = StreamDestination(
        consumer, desk: desk, views: database.views, time: setup.time)
    }
    return Destinations(
      notices: try notices(),
      errands: Dictionary(uniqueKeysWithValues: setup.folder.endpoints.map { ($0.name, errands) }),
      streams: streams)
  }

  private func notices() throws -> any Destination {
    var gateways: Set<Contact.Channel> = email == nil ? [] : [.email]
    if texts != nil { gateways.insert(.text) }
    return NoticeDestination(
      views: database.views, directory: database.directory, doorway: door,
      policy: MessagePolicy(gateways: gateways, eastern: try TimeZone.named("America/New_York")),
      writer: MessageWriter(), voices: setup.voices(),
      email: email ?? EmailChannel(NoMail()), texts: texts,
      sent: sent, holds: holds, isShadow: setup.settings.isShadow, time: setup.time, log: log)
  }

  func consumers() -> [any StreamConsumer] {
    let events = EventCatalogue(source: setup.settings.address)
    return setup.folder.consumers.sorted { $0.key < $1.key }.map { name, file -> any StreamConsumer in
      switch file.receiver {
      case .stdout: StdoutConsumer(name: name, events: events, write: setup.line)
      case .webhook(let url, let signer):
        WebhookConsumer(
          name: name, url: url, signer: signer, places: file.places ?? WebhookConsumer.usualPlaces,
          types: file.types, events: events, client: streamClient, time: setup.time)
      case .queue(let url, let access):
        SQSConsumer(
          name: name, queue: url, access: access, types: file.types, events: events, client: streamClient,
          time: setup.time)
      case .topic(let topic, let url, let access):
        SNSConsumer(
          name: name, topic: topic, endpoint: url, access: access, types: file.types, events: events,
          client: streamClient, time: setup.time)
      }
    }
  }
}

/// Stands where no mail server is configured; the policy sends nothing to it.
private struct NoMail: MailSending {
  func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply {
    throw CurlError(.badRequest, "No mail server is configured: add channels/email.yaml.")
  }
}

extension ChannelFile {
  var mailServer: MailServer {
    let scheme = security == .tls ? "smtps" : "smtp"
    return MailServer(
      url: "\(scheme)://\(server)", startTLS: security == .starttls ? .required : .never,
      tls: CurlTLS(authorityFile: authority),
      credentials: user.map { .basic(user: $0, password: password?.text ?? "") })
  }
}
