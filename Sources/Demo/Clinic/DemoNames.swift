/// People and medicines that do not exist, and are seen not to.
enum DemoNames {
  private static let first = ["Ada", "Bo", "Cleo", "Dov", "Eve", "Finn", "Gia", "Hugo", "Ines", "Jory"]
  private static let last = [
    "Sample", "Example", "Placeholder", "Testwell", "Demo", "Mockford", "Specimen", "Trial",
  ]
  private static let drugs = [
    "Exampril 10 mg tablets", "Demolol 25 mg tablets", "Placebium 5 mg capsules", "Samplestat 20 mg tablets",
    "Testazole 40 mg capsules", "Mockformin 500 mg tablets",
  ]

  static func person(_ index: Int) -> String {
    "\(first[index % first.count]) \(last[index / first.count % last.count])"
  }
  static func drug(_ index: Int) -> String { drugs[index % drugs.count] }
}
