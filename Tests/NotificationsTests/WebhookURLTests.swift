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
      // One more for each way of writing it: metadata services, mapped and translated addresses, names of this machine.
      "https://2852039166/", "https://0xA9FEA9FE/", "https://0251.0376.0251.0376/", "https://169.254.43518/",
      "https://0xa9.0xfe.0xa9.0xfe/latest", "https://169.254.169.254./", "https://169.254.169.254.:443/",
      "https://[::ffff:169.254.169.254]/", "https://[::ffff:a9fe:a9fe]/", "https://[0:0:0:0:0:0:0:1]/",
      "https://[0000::0001]:8443/", "https://[::ffff:0:127.0.0.1]/", "https://[64:ff9b::169.254.169.254]/",
      "https://[64:ff9b:1::a9fe:a9fe]/", "https://[fec0::1]/", "https://[fd00:ec2::254]/",
      "https://[100::1]/",
      "https://[2001::1]/", "https://[2002:a9fe:a9fe::]/", "https://[3fff::1]/", "https://[5f00::1]/",
      "https://metadata.google.internal/", "https://localhost.localdomain/", "https://ip6-localhost/",
      "https://a.b.LOCALHOST.", "https://router.lan", "https://0.0.0.0/", "https://00000000000/",
      "https://192.0.0.192/", "https://198.18.0.1/", "https://240.0.0.1/", "https://4294967297/",
      "https://127.0.0.0x1/", "https://127.00000000000000001/",
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
      "https://a..b/", "https://127.0.0.1%2f@example.org/", "https://example.org%00.internal/",
      "https://\u{FF11}\u{FF12}\u{FF17}.0.0.1/", "https://\u{2460}\u{2461}\u{2466}.0.0.1/",
      "https://127\u{3002}0\u{3002}0\u{3002}1/", "https://example.org\t@127.0.0.1/",
      "https://example.org\r\nHost: x/", "https:\\\\127.0.0.1/", "https:/127.0.0.1/", "https:127.0.0.1",
      "https://[::ffff:127.0.0.1", "https://[::1]extra/", "https://[v1.fe80::a]/", "https://:443/",
      "https://.localhost/", "https://example.org:port/", "https://example.org:-1/", " https://example.org/",
      "javascript:alert(1)", "https://@127.0.0.1/", "https://example.org:443@127.0.0.1/",
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
