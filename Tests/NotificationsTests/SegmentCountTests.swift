import Notifications
import Testing

@Suite("How many parts a text is sent in")
struct SegmentCountTests {
  private func count(_ text: String) -> (SegmentCount.Alphabet, Int, Int) {
    let size = SegmentCount(text)
    return (size.alphabet, size.length, size.segments)
  }

  @Test("160 septets are one part, 161 are two of at most 153")
  func septets() {
    #expect(count(String(repeating: "a", count: 160)) == (.gsm7, 160, 1))
    #expect(count(String(repeating: "a", count: 161)) == (.gsm7, 161, 2))
    #expect(count(String(repeating: "a", count: 306)) == (.gsm7, 306, 2))
    #expect(count(String(repeating: "a", count: 307)) == (.gsm7, 307, 3))
    #expect(count("") == (.gsm7, 0, 1))
  }

  @Test("One character outside the alphabet makes it 70 units, then parts of 67")
  func units() {
    #expect(count(String(repeating: "í", count: 70)) == (.ucs2, 70, 1))
    #expect(count(String(repeating: "a", count: 70) + "í") == (.ucs2, 71, 2))
    #expect(count(String(repeating: "í", count: 134)) == (.ucs2, 134, 2))
    #expect(count(String(repeating: "í", count: 135)) == (.ucs2, 135, 3))
    #expect(SegmentCount("está").stranger == "á" && SegmentCount("esta").stranger == nil)
  }

  @Test("Characters of the extension table take two septets, and are not torn apart")
  func extended() {
    #expect(count("€") == (.gsm7, 2, 1) && count("[]{}~^|\\") == (.gsm7, 16, 1))
    #expect(count(String(repeating: "€", count: 80)) == (.gsm7, 160, 1))
    // 76 of them fill 152 of 153 septets; the next begins the second part.
    #expect(count(String(repeating: "€", count: 152)) == (.gsm7, 304, 2))
    #expect(count(String(repeating: "€", count: 153)) == (.gsm7, 306, 3))
  }

  @Test("The halves of a character beyond 16 bits stay in one part")
  func surrogates() {
    #expect(count("🚚") == (.ucs2, 2, 1))
    #expect(count(String(repeating: "🚚", count: 35)) == (.ucs2, 70, 1))
    #expect(count(String(repeating: "🚚", count: 66)) == (.ucs2, 132, 2))
    #expect(count(String(repeating: "🚚", count: 67)) == (.ucs2, 134, 3))
  }

  @Test("Letters that Spanish shares with the alphabet are in it, the others are not")
  func spanish() {
    for letter in "éñü¿¡ÑÉÜ" { #expect(SegmentCount(String(letter)).alphabet == .gsm7, "\(letter)") }
    for letter in "áíóúÁÍÓÚç" { #expect(SegmentCount(String(letter)).alphabet == .ucs2, "\(letter)") }
  }
}
