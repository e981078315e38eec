/// One of the ways in which a state can be laid out: how much room it needs, and how its children stand in rows.
struct LayoutShape {
  /// A child, and which of its own shapes it has here.
  struct Part {
    let state: Int
    let shape: Int
  }

  let width: Int
  let height: Int
  /// Empty for a leaf.
  let rows: [[Part]]
}
