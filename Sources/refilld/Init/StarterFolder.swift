import Daemon
import Foundation

/// The settings to begin with, each file commented. `refilld init` writes it; the demo runs on it.
struct StarterFolder {
  let listenPort: Int
  let address: String

  /// Path within the folder, and text.
  var files: [(path: String, text: String)] {
    [
      ("refilld.yaml", settings), ("brands/clinic.yaml", Self.brand),
      ("endpoints/pharmacy.yaml.example", Self.endpoint),
      ("channels/email.yaml.example", Self.email), ("consumers/log.yaml", Self.consumer),
      ("clients/ehr.yaml.example", Self.client), ("durations.yaml", Self.durations),
    ]
  }

  /// - Throws: where a file is there already; nothing is written over.
  func write(to folder: URL) throws {
    for file in files {
      let place = folder.appending(path: file.path)
      guard !FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) else {
        throw SettingsError(
          .badValue, "\(place.path(percentEncoded: false)) is there already. Choose an empty folder.")
      }
    }
    for file in files {
      let place = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
    }
  }

  private var settings: String {
    """
    # refilld: settings. Each can be overridden by a variable (REFILLD_LISTEN_PORT) or a flag (--set listen.port=…).
    # `refilld check` prints them all with where each comes from.
    listen:
      host: 127.0.0.1        # put a TLS proxy in front of anything but loopback
      port: \(listenPort)
    address: \(address)      # where patients and staff reach this service
    database: data/refilld.sqlite
    key: data/refilld.key    # seals personal data; keep a copy apart from the backups
    socket: data/refilld.socket
    log:
      level: info

    """
  }

  static let brand = """
    # A brand of the clinic, as patients know it. The file's name is the brand's name in the API.
    name: Harbor Clinic                       # neutral: no specialty
    phone: "+1 555 0100"
    zone: America/New_York
    hours:                                    # an absent day is closed
      monday: 09:00-17:00
      tuesday: 09:00-17:00
      wednesday: 09:00-17:00
      thursday: 09:00-17:00
      friday: 09:00-17:00
    holidays: [2026-12-25, 2027-01-01]
    messages: https://clinic.example/messages # where a patient writes to somebody
    colour: "#0b6e4f"                         # readable on white
    from: updates@clinic.example              # sender of e-mail
    # reply-to: desk@clinic.example           # where answers to it go, if not there
    # logo: logo.png                          # a PNG beside this file, at most 20 KB
    # ask-birth-date: true                    # before the page says what a drug is called
    # take-requests: false                    # patients do not ask for refills on the page
    # questionnaire:                          # what is asked where a questionnaire is asked for
    #   - {en: Any new medicine?, es: ¿Alguna medicina nueva?, answer: yes-or-no}
    #   - {en: What should we know?, es: ¿Qué debemos saber?}
    # words:                                  # in place of the product's; `refilld words list` prints all ids
    #   en:
    #     email.subject.ready: Your order is ready
    #     text.status.ready: Your order is ready.
    #   es:
    #     email.subject.ready: Su pedido ya está listo
    # reviewed:                               # marks that `refilld words check` prints, once a person has reviewed
    #   en:
    #     email.subject.ready: "0123456789abcdef"

    """

  static let endpoint = """
    # A pharmacy. Rename to NAME.yaml. docs/connectors.md says what a connector is and how to write one.
    connector: json                           # built in: json, fhir-medicationdispense; or a file of yours
    url: https://pharmacy.example/api
    sign-in:
      secret: {env: PHARMACY_TOKEN}           # or {file: secrets/pharmacy}; never the secret itself
    zone: America/New_York
    # shown:                                  # what patients see of it
    #   name: Main Street Pharmacy
    #   address: 1 Main Street, Springfield
    #   phone: +1 555 010 0199
    # hours: {monday: 09:00-18:00, tuesday: 09:00-18:00}

    """

  static let email = """
    # How e-mail leaves. Rename to email.yaml. Without it patients have the page only.
    server: smtp.clinic.example:587
    security: starttls                        # required, not tried
    # per-minute: 600                         # e-mails; as many as there are where nothing is said
    user: refilld
    password: {env: SMTP_PASSWORD}

    """

  static let consumer = """
    # Follows every transition. This one writes JSON lines to standard output; a webhook looks like this:
    #   kind: webhook
    #   url: https://ehr.clinic.example/refilld
    #   secrets: [{env: EHR_WEBHOOK_SECRET}]
    kind: stdout

    """

  static let client = """
    # A system of yours that uses the API. Rename to NAME.yaml.
    token: {env: EHR_TOKEN}                   # at least 32 random characters
    actors: [system, billing, scheduling]     # what it may be; the chart says what each may send
    brands: [clinic]

    """

  static let durations = """
    # How long things may take, where the clinic says otherwise. Business days and hours are the brand's.
    # review: 2d            until a decision is escalated
    # unconfirmed: 24h      until a pharmacy that reports should have confirmed
    # pickupWindow: 10d     until "it may have been put back"
    {}

    """
}
