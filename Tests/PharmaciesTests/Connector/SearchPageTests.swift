import Pharmacies
import Statecharts
import Testing

@Suite("How the pages of a search are found")
struct SearchPageTests {
  private func search(_ lines: String) throws -> SearchAsk {
    let yaml = """
      summary: A pharmacy
      source: pharmacy
      ask:
        search: {path: /x, items: "items[*]", \(lines)}
      item: {id: id, status: status}
      statuses: {ready: pharmacy.ready}
      """
    return try #require(try Connector(yaml: yaml, file: "acme.yaml").search)
  }

  private func next(_ search: SearchAsk, _ page: String, number: Int = 1) throws -> SearchPage? {
    search.next(after: try JSONReader.read(Array(page.utf8)), number: number)
  }

  @Test("By an address, until there is none")
  func addresses() throws {
    let search = try search("next: link")
    #expect(try next(search, #"{"link":"/x?p=2"}"#) == .address("/x?p=2"))
    #expect(try next(search, #"{"link":null}"#) == nil)
  }

  @Test("By a cursor, which may be the id of a page's last item, until the page says that it is the last")
  func cursors() throws {
    let search = try search(#"query: {before: "{cursor}"}, cursor: "items[-1].id", more: has_more"#)
    let page = #""items":[{"id":"a"},{"id":"b"}]"#
    #expect(try next(search, #"{\#(page),"has_more":true}"#) == .cursor("b"))
    #expect(try next(search, #"{\#(page),"has_more":false}"#) == nil)
    #expect(try next(search, #"{\#(page)}"#) == nil)
    #expect(try next(search, #"{"items":[],"has_more":true}"#) == nil)
    let since = Instant(milliseconds: 0)
    #expect(search.value(of: "cursor", since: since, page: nil) == nil)
    #expect(search.value(of: "cursor", since: since, page: .cursor("b")) == .string("b"))
  }

  @Test("By numbers from 1, as long as the page says that there is more")
  func numbers() throws {
    let search = try search(#"query: {p: "{page}"}, more: page.HasNext"#)
    #expect(try next(search, #"{"page":{"HasNext":true}}"#) == .number(2))
    #expect(try next(search, #"{"page":{"HasNext":true}}"#, number: 7) == .number(8))
    #expect(try next(search, #"{"page":{"HasNext":false}}"#) == nil)
    let since = Instant(milliseconds: 0)
    #expect(search.value(of: "page", since: since, page: nil) == .number("1"))
    #expect(search.value(of: "page", since: since, page: .number(8)) == .number("8"))
  }

  @Test("Counts are asked first, and the pages only if there is something to see")
  func counts() throws {
    let search = try search(#"query: {p: "{page}"}, more: next, counts: {path: /n, any: [errors, changes]}"#)
    #expect(search.request(for: nil) != search.request(for: .first))
    #expect(search.request(for: .first) == search.request(for: .number(2)))
    #expect(try next(search, #"{"errors":0,"changes":"0"}"#) == nil)
    #expect(try next(search, #"{"errors":0,"changes":3}"#) == .first)
    #expect(try next(search, #"{"errors":"many"}"#) == .first)
    #expect(try next(search, #"{}"#) == nil)
    #expect(try next(search, #"{"next":true}"#, number: 2) == .number(2))
    #expect(try next(search, #"{"next":true}"#, number: 3) == .number(3))
    #expect(search.value(of: "page", since: Instant(milliseconds: 0), page: .first) == .number("1"))
  }

  @Test(
    "Pages that could not be found are refused",
    arguments: [
      #"query: {p: "{page}"}"#, #"query: {c: "{cursor}"}"#, "cursor: c",
      #"query: {c: "{cursor}"}, cursor: c, next: n"#,
    ])
  func refusals(lines: String) {
    #expect(throws: FileError.self) { try search(lines) }
  }

  @Test("A question about one item fills its address with the parts of the id")
  func parts() throws {
    let ask = try #require(try Connector.builtIn("dosespot").itemAsk)
    #expect(ask.value(of: "item.1", item: "1234/98765") == .string("1234"))
    #expect(ask.value(of: "item.2", item: "1234/98765") == .string("98765"))
    #expect(ask.value(of: "item.1", item: "98765") == nil)
    #expect(ask.value(of: "item", item: "a/b") == .string("a/b"))
    #expect(ItemAsk.isSame("98765", as: "1234/98765"))
    #expect(!ItemAsk.isSame("1234", as: "1234/98765"))
    #expect(!ItemAsk.isSame("8765", as: "1234/98765"))
  }
}
