extension String {
  /// Numbers with commas between; empty where any of them is none.
  var numbers: [Int] {
    let parts = split(separator: ",")
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers : []
  }
}
