/// One item of a sample, and how the service would have come by it.
struct FoundItem {
  let item: JSONValue
  let origin: ItemReader.Origin
}
