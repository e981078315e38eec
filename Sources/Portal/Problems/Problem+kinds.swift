import Statecharts

extension Problem {
  static func malformed(_ detail: String) -> Problem {
    Problem("malformed", 400, "Malformed request", detail)
  }

  static let unknownForm = malformed("This form is not one of ours.")

  static let unauthorised = Problem(
    "unauthorised", 401, "Sign in first",
    "Send `Authorization: Bearer …` with a client's token, or sign in on the page.")

  static func forbidden(_ detail: String) -> Problem { Problem("forbidden", 403, "Not allowed", detail) }

  /// - Parameter span: for which a sign-in is good enough for what was asked.
  static func signInAgain(after span: Span) -> Problem {
    Problem(
      signInAgain, 403, "Sign in again",
      "You signed in more than \(span.milliseconds / 3_600_000) hours ago. Sign in again, then decide.")
  }
  static let signInAgain = "sign-in-again"

  static let secondFactorNeeded = Problem(
    "second-factor", 403, "Set up one-time codes",
    "This clinic asks for a code at every sign-in. Set up an app under `/desk/account`.")

  /// What a patient saw when they pressed a button is not so any more. The page has words of its own for it.
  static func notNow(_ status: Int) -> Problem {
    Problem("not-now", status, "Not now", "Something has changed meanwhile.")
  }

  static func notFound(_ what: String) -> Problem { Problem("not-found", 404, "Not found", what) }

  package static func conflict(_ detail: String) -> Problem { Problem("conflict", 409, "Conflict", detail) }

  static func gone(_ detail: String) -> Problem { Problem("gone", 410, "Gone", detail) }

  static func tooLarge(_ most: Int) -> Problem {
    Problem("too-large", 413, "Too large", "A body may have \(most) bytes at most.")
  }

  static let notJSON = Problem(
    "not-json", 415, "Not JSON", "Send `Content-Type: application/json` and a JSON object.")

  static func unprocessable(_ detail: String) -> Problem {
    Problem("unprocessable", 422, "Cannot be processed", detail)
  }

  static let preconditionRequired = Problem(
    "precondition-required", 428, "Say which version you saw",
    "Send `If-Match` with the `ETag` of the refill as you read it.")

  package static func unavailable(_ detail: String) -> Problem {
    Problem("unavailable", 503, "Try again later", detail, retryAfter: 5)
  }

  static let inFlight = Problem(
    "in-flight", 409, "Being worked on",
    "A request with this `Idempotency-Key` is being worked on. Ask again soon.",
    retryAfter: 1)

  static let keyReused = Problem(
    "key-reused", 422, "Key used before",
    "This `Idempotency-Key` was used for another request. Use a new key for each request.")
}
