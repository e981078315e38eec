import StatechartCompiler

extension Version {
  private static let rename: (old: String, new: String) = ("name=\"parcel\"", "name=\"letter\"")

  static let breaking = [
    Version("The chart has another name", [rename], .breaking, "the chart `parcel` is called `letter`"),
    Version(
      "An event that others send is gone",
      [
        ("<rx:event name=\"carrier.scanned\" actor=\"carrier\"/>", ""),
        (
          "<transition event=\"carrier.scanned\" target=\"onTheWay\" rx:notice=\"correction\" rx:correction=\"true\"/>",
          ""
        ),
      ], .breaking, "the event `carrier.scanned` is gone"),
    Version(
      "An event carries something else", [("payload=\"Shipment\"", "payload=\"Parcel\"")], .breaking,
      "the event `staff.send` carries Parcel in place of Shipment"),
    Version(
      "An event carries something where it carried nothing",
      [("name=\"staff.hold\" actor=\"staff\"", "name=\"staff.hold\" actor=\"staff\" payload=\"Reason\"")],
      .breaking,
      "the event `staff.hold` carries Reason in place of nothing"),
    Version(
      "An event carries nothing any more", [(" payload=\"Shipment\"", "")], .breaking,
      "the event `staff.send` carries nothing in place of Shipment"),
    Version(
      "An event can no longer be read from data",
      [("payload=\"Shipment\"", "payload=\"Shipment\" decodable=\"false\"")], .breaking,
      "the event `staff.send` can no longer be read from data"),
    Version(
      "Somebody may no longer send an event", [("actor=\"staff lead\"", "actor=\"staff\"")], .breaking,
      "the event `staff.send` may no longer be sent by `lead`"),
    Version(
      "A region is gone",
      [
        (SampleChart.text.part(from: "<state id=\"pace\">", to: "</parallel>"), ""),
        (
          "<raise event=\"overdue\"/>",
          "<rx:do command=\"printLabel\"/>"
        ),
      ], .breaking, "the region `pace` is gone"),
    Version(
      "Two regions become one",
      [
        ("<parallel id=\"life\">", "<state id=\"life\">"), ("</parallel>", "</state>"),
        ("</scxml>", "</scxml>"),
      ], .breaking, "is gone"),
  ]
}

extension String {
  /// From where `first` begins to where `next` begins.
  func part(from first: String, to next: String) -> String {
    guard let start = firstRange(of: first)?.lowerBound,
      let end = self[start...].firstRange(of: next)?.lowerBound
    else { return "" }
    return String(self[start..<end])
  }
}
