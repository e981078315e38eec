/// A refill that a scene is about.
struct SceneRefill: Hashable, Sendable {
  /// Our id.
  let refill: String
  /// The pharmacy's; empty before it has an order.
  let fill: String
  /// Which pharmacy has it.
  var endpoint = DemoFolder.pharmacy
}
