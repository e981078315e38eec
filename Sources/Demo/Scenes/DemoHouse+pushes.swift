extension DemoHouse {
  /// As many pushes of one fill, many at once.
  /// - Returns: how many were taken.
  func pushes(_ count: Int, of scene: SceneRefill) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<count { group.addTask { try await push(scene.fill, at: scene.endpoint) } }
      return try await group.reduce(into: 0) { taken, status in taken += (200..<300).contains(status) ? 1 : 0
      }
    }
  }
}
