import Refills
import Statecharts
import Store
import StoreTesting

/// Rows of the stream that nobody wrote.
enum StreamSample {
  private struct Fixed: RandomNumberGenerator {
    let number: UInt64
    mutating func next() -> UInt64 { number }
  }

  static func row(_ sequence: Int64, of refill: Int) throws -> StreamRow {
    var number = Fixed(number: UInt64(refill))
    guard let external = ExternalID("refill-\(refill)"), let brand = BrandName("north") else {
      throw SampleError.impossible
    }
    return StreamRow(
      sequence: sequence, refill: RefillID(at: StoreSample.start, using: &number), external: external,
      brand: brand, version: sequence, at: StoreSample.start, kind: "pharmacy.ready", from: #"["a"]"#,
      to: #"["b"]"#, isCorrection: false)
  }
}
