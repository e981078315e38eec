import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

/// All by virtual time, over the value that asks: what it asks for comes out, answers go in.
@Suite("Access tokens")
struct TokenTests {
  private let later = Sample.now + .seconds(11)

  @Test("Without a token a token is asked for, once however many wait; then all go with it")
  func first() throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client), items: 3)
    let (asked, _) = source.asks(at: later)
    #expect(asked.count == 1)
    let token = try #require(asked.first)
    #expect(token.request.url == "https://auth.example/token")
    #expect(token.body == "grant_type=client_credentials&scope=orders.read")
    #expect(
      token.request.options.credentials
        == .basic(user: "our-client", password: Sample.environment["SECRET"] ?? ""))
    #expect(source.asks(at: later + .seconds(5)).asked.isEmpty)
    source.finish(token, Sample.grant("T-1"), at: later)
    let fills = source.asks(at: later).asked
    #expect(fills.count == 3)
    #expect(fills.allSatisfy { $0.credentials == .bearer("T-1") })
  }

  @Test("The client may prove itself in the form, and the endpoint's form wins over the connector's")
  func post() throws {
    let endpoint = try Sample.endpoint(
      signIn: "{oauth2: {url: https://a.example/t, client: post, audience: https://api.example, scope: a}}",
      own:
        "{client: {env: OTHER}, secret: {env: SECRET}, token-url: 'https://b.example/t?v=1', form: {scope: b c}}"
    )
    let token = try #require(try Sample.source(endpoint).asks(at: later).asked.first)
    #expect(token.request.url == "https://b.example/t?v=1")
    #expect(
      token.body
        == "audience=https%3A%2F%2Fapi.example&client_id=canary-7f3a-other&client_secret=canary-7f3a-secret"
        + "&grant_type=client_credentials&scope=b%20c")
    #expect(token.request.options.credentials == nil)
  }

  @Test(
    "A token serves to its end; in its last minute another is asked for, once, while the old one still serves"
  )
  func replacing() throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client), items: 2)
    var given = 0
    let asked = source.go(from: later, to: later + .seconds(620)) { asked in
      guard asked.isForToken else { return Sample.fill(asked.request) }
      given += 1
      // Nobody answers the second question.
      return given == 1 ? Sample.grant("T-1", expires: 600) : nil
    }
    let tokens = asked.filter(\.asked.isForToken).map(\.at)
    #expect(tokens.count == 2)
    let second = try #require(tokens.last)
    #expect((later + .seconds(540)...later + .seconds(550)).contains(second))
    let fills = asked.filter { !$0.asked.isForToken }
    #expect(fills.count > 100 && fills.allSatisfy { $0.asked.credentials == .bearer("T-1") })
    #expect(fills.allSatisfy { $0.at < later + .seconds(600) })
    #expect(fills.contains { $0.at > second })
  }

  @Test("A life that is not said is five minutes, and is counted from the question", arguments: [nil, 300])
  func lifetime(expires: Int?) throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client))
    let token = try #require(source.asks(at: later).asked.first)
    source.finish(token, Sample.grant("T-1", expires: expires), at: later + .seconds(30))
    let asked = source.go(from: later + .seconds(30), to: later + .seconds(320)) { asked in
      asked.isForToken ? nil : Sample.fill(asked.request)
    }
    let replaced = try #require(asked.first(where: \.asked.isForToken)?.at)
    #expect((later + .seconds(240)...later + .seconds(250)).contains(replaced))
    #expect(asked.allSatisfy { $0.at < later + .seconds(300) })
  }

  @Test("A refused token is dropped and the request made again with another, at once and once")
  func refused() throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client), items: 3)
    var given = 0
    var isRevoked = false
    func answer(_ asked: PollSource.Asked) -> Result<CurlResponse, CurlError> {
      if asked.isForToken {
        given += 1
        return Sample.grant("T-\(given)")
      }
      return isRevoked ? Sample.answer("", status: 401) : Sample.fill(asked.request)
    }
    source.go(from: later, to: later + .minutes(2), answer)
    #expect(given == 1)
    isRevoked = true
    let revoked = later + .minutes(2) + .seconds(1)
    let asked = source.go(from: revoked, to: revoked + .seconds(9), answer).map(\.asked)
    // Each was turned away, came back with the new token, and was turned away for another reason than that.
    #expect(given == 2)
    for item in ["F-0", "F-1", "F-2"] {
      let credentials = asked.filter { $0.request.url.hasSuffix(item) }.map(\.credentials)
      #expect(credentials.last == .bearer("T-2") && credentials.count <= 2)
    }
    #expect(asked.count { $0.credentials == .bearer("T-1") } >= 1)
  }

  @Test(
    "Requests that were on their way with the old token come back with the new one, without asking for a third"
  )
  func together() throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client), items: 3)
    source.go(from: later, to: later + .minutes(2)) { asked in
      asked.isForToken ? Sample.grant("T-1") : Sample.fill(asked.request)
    }
    let revoked = later + .minutes(2) + .seconds(20)
    let turnedAway = source.asks(at: revoked).asked
    #expect(turnedAway.count == 3)
    for fill in turnedAway { source.finish(fill, Sample.answer("", status: 401), at: revoked) }
    let tokens = source.asks(at: revoked).asked
    #expect(tokens.map(\.isForToken) == [true])
    source.finish(try #require(tokens.first), Sample.grant("T-2"), at: revoked)
    let again = source.asks(at: revoked).asked
    #expect(Set(again.map(\.request.url)) == Set(turnedAway.map(\.request.url)))
    #expect(again.allSatisfy { $0.credentials == .bearer("T-2") })
  }

  @Test("A token endpoint that fails is left alone for longer each time, and is asked again when it is well")
  func failing() throws {
    let source = try Sample.source(
      try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client), items: 2)
    let tries = source.go(from: later, to: later + .minutes(40)) { _ in Sample.answer("", status: 503) }
    #expect(tries.allSatisfy { $0.asked.isForToken })
    let pauses = zip(tries, tries.dropFirst()).map { $1.at - $0.at }
    let (first, longest) = (try #require(pauses.first), try #require(pauses.max()))
    #expect((Span.seconds(10)...Span.seconds(25)).contains(first))
    #expect((Span.minutes(5)...Span.minutes(7)).contains(longest))
    #expect(tries.count < 16)
    let healed = source.go(from: later + .minutes(40), to: later + .minutes(48)) { asked in
      asked.isForToken ? Sample.grant("T-1") : Sample.fill(asked.request)
    }
    #expect(healed.count { $0.asked.isForToken } == 1)
    #expect(healed.count { !$0.asked.isForToken } > 5)
  }

  @Test("The token endpoint's Retry-After is kept")
  func retryAfter() throws {
    let source = try Sample.source(try Sample.endpoint(signIn: Sample.oauth2, own: Sample.client))
    let busy = CurlResponse(status: 429, headers: CurlHeaders(bytes: Array("Retry-After: 120\n".utf8)))
    let asked = source.go(from: later, to: later + .seconds(150)) { _ in .success(busy) }
    #expect(asked.count == 2 && asked.allSatisfy { $0.asked.isForToken })
    let second = try #require(asked.last?.at)
    #expect((later + .seconds(120)...later + .seconds(131)).contains(second))
  }

  @Test("What is signed in with a token goes on where one endpoint's token endpoint is down")
  func others() throws {
    let down = try Sample.endpoint("down", signIn: Sample.oauth2, own: Sample.client)
    let well = try Sample.endpoint("well", signIn: "bearer", own: "{secret: {env: SECRET}}")
    let tokens = Tokens([down, well])
    #expect(tokens[down.name] != nil && tokens[well.name] == nil)
    let source = try Sample.source(well, tokens: tokens)
    #expect(source.asks(at: later).asked.count == 1)
  }
}
