extension String {
  /// The FNV-1a hash of its UTF-8: cheap, and the same in every process. To spread things by, never to tell them apart.
  package func fnv1a(seed: UInt64 = 0) -> UInt64 {
    var hash = 0xCBF2_9CE4_8422_2325 ^ seed
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
