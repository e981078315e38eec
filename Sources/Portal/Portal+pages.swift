import HTTPTypes

extension Portal {
  /// The pages for people.
  func pages(_ service: Service) -> [Route] {
    let patients = PatientPages(service: service, facts: facts)
    let requesting = RequestingPage(service: service, facts: facts)
    let voice = PatientEvents(service: service)
    let entrance = PatientDoor(service: service, entries: entries)
    let styles = StyleRoutes(service: service)
    let logos = LogoRoutes(service: service)
    let signIn = DeskSignIn(service: service, signIn: staffSignIn)
    let account = AccountPage(service: service, signIn: staffSignIn)
    let queue = QueuePage(service: service)
    let several = SeveralPage(service: service)
    let desk = RefillDeskPage(service: service)
    let charts = ChartPage(service: service)
    let decisions = DeskEvents(service: service)
    let messages = MessageDesk(service: service)
    let finding = FindPage(service: service)
    let board = BoardPage(service: service)
    let privacy = PrivacyPage(service: service)
    let reads = ReadsPage(service: service)
    let numbers = NumbersPage(service: service, desk: numbers)
    return [
      Route(.get, "/", isOpen: true) { _ throws(Problem) in .seeOther("/desk") },
      Route(.get, "/p") { request throws(Problem) in try patients.home(request) },
      Route(.get, RequestingPage.path) { request throws(Problem) in try requesting.show(request) },
      Route(.post, RequestingPage.path) { request throws(Problem) in try await requesting.post(request) },
      Route(.get, "/p/refills/{id}") { request throws(Problem) in try patients.show(request) },
      Route(.post, NamingForm.action) { request throws(Problem) in
        try NamingDoor(service: service, facts: facts).post(request)
      },
      Route(.post, "/p/refills/{id}/replies") { request throws(Problem) in
        try await PatientReplies(service: service).post(request)
      },
      Route(.post, "/p/refills/{id}/events") { request throws(Problem) in try await voice.post(request) },
      Route(.post, "/p/refills/{id}/messages") { request throws(Problem) in
        try await PatientMatters(service: service).write(request)
      },
      Route(.post, "/p/visits/{id}") { request throws(Problem) in
        try await PatientMatters(service: service).visit(request)
      },
      Route(.post, "/p/charges/{id}") { request throws(Problem) in
        try await PatientMatters(service: service).charge(request)
      },
      Route(.get, "/p/charges/{id}/back") { request throws(Problem) in
        try PaymentRoutes(service: service).comeBack(request)
      },
      Route(.post, "/desk/refills/{id}/thread") { request throws(Problem) in
        try await DeskThread(service: service).post(request)
      },
      Route(.get, "/p/open/{secret}", isOpen: true) { request throws(Problem) in try entrance.offer(request)
      },
      Route(.post, "/p/open/{secret}", isOpen: true) { request throws(Problem) in try entrance.open(request)
      },
      Route(.get, "/p/enter", isOpen: true) { request throws(Problem) in entrance.form(request) },
      Route(.post, "/p/enter", isOpen: true) { request throws(Problem) in try entrance.send(request) },
      Route(.post, "/p/enter/code", isOpen: true) { request throws(Problem) in try entrance.enter(request) },
      Route(.post, "/p/out") { request throws(Problem) in try entrance.signOut(request) },
      Route(.get, "/p/news") { request throws(Problem) in try patients.news(request) },
      Route(.get, "/p/refills/{id}/news") { request throws(Problem) in try patients.news(request) },
      Route(.get, "/p/\(PageScript.name)", isOpen: true) { _ throws(Problem) in PageScript.show() },
      Route(.get, "/p/style/{name}", isOpen: true) { request throws(Problem) in styles.show(request) },
      Route(.get, "/p/logo/{name}", isOpen: true) { request throws(Problem) in try logos.show(request) },
      Route(.get, "/desk/sign-in", isOpen: true) { request throws(Problem) in signIn.form(request) },
      Route(.post, "/desk/sign-in", isOpen: true) { request throws(Problem) in try await signIn.post(request)
      },
      Route(.post, "/desk/sign-out") { request throws(Problem) in try signIn.signOut(request) },
      Route(.get, AccountPage.path) { request throws(Problem) in try account.show(request) },
      Route(.post, AccountPage.path + "/confirm") { request throws(Problem) in
        try await account.confirm(request)
      },
      Route(.post, AccountPage.path + "/remove") { request throws(Problem) in try account.remove(request) },
      Route(.post, AbsenceCard.path) { request throws(Problem) in
        try await AbsenceDesk(service: service).post(request)
      },
      Route(.get, "/desk") { request throws(Problem) in try queue.show(request) },
      Route(.get, SeveralPage.path) { request throws(Problem) in try several.show(request) },
      Route(.post, SeveralPage.path) { request throws(Problem) in try await several.post(request) },
      Route(.get, "/desk/refills/{id}") { request throws(Problem) in try desk.show(request) },
      Route(.get, "/desk/refills/{id}/chart") { request throws(Problem) in try charts.show(request) },
      Route(.get, "/desk/board") { request throws(Problem) in try board.show(request) },
      Route(.get, "/desk/find") { request throws(Problem) in try finding.show(request) },
      Route(.post, "/desk/find") { request throws(Problem) in try finding.find(request) },
      Route(.get, NumbersPage.path) { request throws(Problem) in try await numbers.show(request) },
      Route(.get, NumbersPage.file) { request throws(Problem) in try await numbers.save(request) },
      Route(.get, PrivacyPage.path) { request throws(Problem) in try privacy.show(request) },
      Route(.post, PrivacyPage.path) { request throws(Problem) in try privacy.find(request) },
      Route(.get, ReadsPage.path) { request throws(Problem) in try reads.show(request) },
      Route(.post, ReadsPage.path + "/record") { request throws(Problem) in
        try WholeRecordFile(service: service).make(request)
      },
      Route(.get, "/desk/messages") { request throws(Problem) in try messages.show(request) },
      Route(.post, "/desk/messages/{id}/retry") { request throws(Problem) in
        try await messages.retry(request)
      },
      Route(.post, "/desk/messages/holds") { request throws(Problem) in try await messages.hold(request) },
      Route(.post, "/desk/messages/holds/{id}/release") { request throws(Problem) in
        try await messages.release(request)
      },
      Route(.post, "/desk/refills/{id}/replacement") { request throws(Problem) in
        try await DeskReplacement(service: service).post(request)
      },
      Route(.post, "/desk/refills/{id}/events") { request throws(Problem) in try await decisions.post(request)
      },
    ]
  }
}
