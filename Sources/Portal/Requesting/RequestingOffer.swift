import Refills
import Statecharts
import Store

/// What a patient can ask for now, read from the store.
struct RequestingOffer {
  let items: [RequestingItem]
  /// Refills that were asked for here within a day.
  let askedToday: Int

  init(to frame: PatientFrame, at now: Instant, _ service: Service) throws(Problem) {
    let id = frame.patient.id
    let prescriptions = try service.read { () throws(StoreError) in
      try service.parts.directory.prescriptions(of: id)
    }
    let refills = try service.read { () throws(StoreError) in
      try service.parts.views.refills(of: id, limit: RequestRoutes.mostRefillsOfPatient)
    }
    items = Refillable.all(prescriptions, refills: refills, at: now).map { item in
      let face = item.last?.record.pharmacy.flatMap { service.parts.endpoints[$0.endpoint] }
      return RequestingItem(
        item: item, place: service.placeAgain(item.last),
        words: frame.words(service.answerContext(of: frame, pharmacy: face?.shown?.name, at: now)),
        isPharmacyShown: face?.shown != nil)
    }
    askedToday = refills.count {
      guard $0.record.external.text.hasPrefix(RequestingPage.prefix),
        let asked = $0.record.moments[.requestedAt]
      else { return false }
      return now - asked < .days(1)
    }
  }
}
