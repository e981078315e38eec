import HTTPTypes

extension Portal {
  /// Every route there is.
  package var routes: [Route] {
    let service = Service(parts)
    let records = RecordRoutes(service: service)
    let absences = AbsenceRoutes(service: service)
    let requests = RequestRoutes(service: service)
    let orders = OrderRoutes(service: service)
    let matters = MatterRoutes(service: service)
    let threads = ThreadRoutes(service: service)
    let refills = RefillRoutes(service: service)
    let events = EventRoutes(service: service)
    let stream = EventStreamRoutes(service: service)
    let links = LinkRoutes(service: service)
    let inbound = InboundRoutes(service: service)
    let operations = OperationRoutes(service: service)
    let dispatches = DispatchRoutes(service: service)
    let consumers = ConsumerRoutes(service: service)
    let holds = HoldRoutes(service: service)
    let custody = CustodyRoutes(service: service)
    let routes =
      [
        Route(.put, "/v1/patients/{id}") { request throws(Problem) in try await records.putPatient(request) },
        Route(.put, "/v1/prescriptions/{id}") { request throws(Problem) in
          try await records.putPrescription(request)
        },
        Route(.put, "/v1/staff/{id}") { request throws(Problem) in try await records.putStaff(request) },
        Route(.put, "/v1/staff/{id}/absence") { request throws(Problem) in try await absences.put(request) },
        Route(.delete, "/v1/staff/{id}/absence") { request throws(Problem) in
          try await absences.delete(request)
        },
        Route(.post, "/v1/staff/{id}/reset") { request throws(Problem) in try records.resetStaff(request) },
        Route(.put, "/v1/requests/{id}") { request throws(Problem) in try await requests.put(request) },
        Route(.put, "/v1/orders/{id}") { request throws(Problem) in try await orders.putOrder(request) },
        Route(.post, "/v1/orders/{id}/events") { request throws(Problem) in try await orders.post(request) },
        Route(.put, "/v1/dispenses/{id}") { request throws(Problem) in try await orders.putDispense(request)
        },
        Route(.put, "/v1/visits/{id}") { request throws(Problem) in try await matters.putVisit(request) },
        Route(.get, "/v1/visits/{id}") { request throws(Problem) in try matters.showVisit(request) },
        Route(.put, "/v1/charges/{id}") { request throws(Problem) in try await matters.putCharge(request) },
        Route(.get, "/v1/charges/{id}") { request throws(Problem) in try matters.showCharge(request) },
        Route(.get, "/v1/refills/{id}/thread") { request throws(Problem) in try threads.show(request) },
        Route(.post, "/v1/refills/{id}/thread") { request throws(Problem) in try await threads.post(request)
        },
        Route(.get, "/v1/refills/{id}/replies") { request throws(Problem) in
          try ReplyRoutes(service: service).show(request)
        },
        Route(.post, "/v1/patients/{id}/links") { request throws(Problem) in try await links.make(request) },
        Route(.get, "/v1/refills") { request throws(Problem) in try refills.list(request) },
        Route(.get, "/v1/refills/{id}") { request throws(Problem) in try refills.show(request) },
        Route(.post, "/v1/refills/{id}/events") { request throws(Problem) in try await events.post(request) },
        Route(.get, "/v1/events") { request throws(Problem) in try await stream.list(request) },
        Route(.get, "/v1/consumers") { request throws(Problem) in try consumers.list(request) },
        Route(.post, "/v1/consumers/{name}/enable") { request throws(Problem) in try consumers.enable(request)
        },
        Route(.get, "/v1/patients/{id}/messages") { request throws(Problem) in
          try PatientMessageRoutes(service: service).list(request)
        },
        Route(.get, "/v1/messages") { request throws(Problem) in try dispatches.list(request) },
        Route(.post, "/v1/messages/{id}/retry") { request throws(Problem) in
          try await dispatches.retry(request)
        },
        Route(.get, "/v1/holds") { request throws(Problem) in try holds.list(request) },
        Route(.post, "/v1/holds") { request throws(Problem) in try await holds.hold(request) },
        Route(.post, "/v1/holds/{id}/release") { request throws(Problem) in try await holds.release(request)
        },
        Route(.post, "/v1/corrections") { request throws(Problem) in
          try await CorrectionRoutes(service: service).post(request)
        },
        Route(.get, "/v1/endpoints") { request throws(Problem) in try operations.endpoints(request) },
        Route(.post, "/v1/inbound/{endpoint}", isOpen: true) { request throws(Problem) in
          try await inbound.post(request)
        },
        Route(.post, "/v1/inbound/texts/{channel}", isOpen: true) { request throws(Problem) in
          try await inbound.postText(request)
        },
        Route(.post, "/v1/inbound/payments/{system}", isOpen: true) { request throws(Problem) in
          try await PaymentRoutes(service: service).post(request)
        },
        Route(.post, "/v1/messages/reports") { request throws(Problem) in try await inbound.postMail(request)
        },
        Route(.post, "/v1/backup") { request throws(Problem) in
          try await BackupRoutes(service: service).make(request)
        },
        Route(.post, "/v1/keys/rotate") { request throws(Problem) in try await custody.rotateKeys(request) },
        Route(.get, "/v1/checkpoint") { request throws(Problem) in try await custody.checkpoint(request) },
        Route(.post, "/v1/patients/{id}/erase") { request throws(Problem) in try await custody.erase(request)
        },
        Route(.post, "/v1/prune") { request throws(Problem) in try await custody.prune(request) },
        Route(.post, "/v1/clock/accept") { request throws(Problem) in try operations.acceptClock(request) },
        Route(.get, DescriptionRoute.path, isOpen: true) { _ throws(Problem) in try DescriptionRoute.show() },
        Route(.get, "/healthz", isOpen: true) { request throws(Problem) in operations.health(request) },
        Route(.get, "/readyz", isOpen: true) { request throws(Problem) in try operations.ready(request) },
        Route(.get, "/metrics", isOpen: true) { request throws(Problem) in operations.metrics(request) },
      ] + pages(service)
    let book = ReadBook(door: parts.door, views: openViews)
    return routes.map { $0.recorded(in: book) }
  }
}
