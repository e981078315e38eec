import Notifications
import Testing

@Suite struct WebhookURLTests {
  @Test(
    "Public receivers are taken",
    arguments: [
      "https://hooks.example.org/refills", "https://hooks.example.org:8443/a?b=c", "https://8.8.8.8/",
      "HTTPS://example.org",
      "https://[2606:4700::1111]/", "https://[64:ff9b::808:808]/", "https://a-b.example.co.uk/x",
    ])
  func taken(text: String) throws {
    #expect(try WebhookURL(text).text == text)
  }

  @Test(
    "This machine and private networks are refused in every way of writing them",
    arguments: [
      "https://localhost/", "https://LOCALHOST./", "https://app.localhost", "https://db.internal",
      "https://printer.local/",
      "https://intranet/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/",
      "https://0x7f000001/",
      "https://0177.0.0.1/", "https://0x7f.1/", "https://127.0.0.1.:443/", "https://0/", "https://10.1.2.3/",
      "https://172.16.0.1/", "https://172.31.255.255", "https://192.168.1.1/",
      "https://169.254.169.254/latest",
      "https://100.64.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/",
      "https://[::]/",
      "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[::127.0.0.1]/",
      "https://[fe80::1]/",
      "https://[fe80::1%25eth0]/", "https://[fc00::1]/", "https://[fd12:3456::1]/", "https://[ff02::1]/",
      "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:db8::1]/",
      "https://example.1/",
    ])
  func privateHosts(text: String) {
    let error = #expect(throws: WebhookError.self) { try WebhookURL(text) }
    #expect(error?.code == .privateHost)
  }

  @Test(
    "What is no plain https URL is refused",
    arguments: [
      "", "example.org", "http://example.org/", "ftp://example.org/", "https://", "https:///x",
      "https://user@example.org/",
      "https://a:b@example.org/", "https://example.org\\@127.0.0.1/", "https://example.org#@127.0.0.1/",
      "https://exa mple.org/",
      "https://ex\u{E4}mple.org/", "https://%31%32%37.0.0.1/", "https://example.org:99999/", "https://[::1",
      "https://[127.0.0.1]/",
      "https://a..b/",
    ])
  func malformed(text: String) {
    let error = #expect(throws: WebhookError.self) { try WebhookURL(text) }
    #expect(error?.code == .badURL)
  }

  @Test("A private receiver is taken where it is allowed by name")
  func allowed() throws {
    #expect(try WebhookURL("http://127.0.0.1:8080/", allowPrivate: true).allowsPrivate)
    #expect(throws: WebhookError.self) { try WebhookURL("http://u@127.0.0.1/", allowPrivate: true) }
  }
}
