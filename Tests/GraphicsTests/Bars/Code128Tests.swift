import Graphics
import Testing

/// CODE128 takes the fewest places, and the steps say what a printer has to be told.
@Suite("CODE128")
struct Code128Tests {
  @Test(
    "a symbol takes more places than it needs, or other characters than it was given",
    arguments: [
      ("12", [Code128.Step.set(.c), .pair(12)]), ("1", [.set(.b), .byte(0x31)]),
      ("123", [.set(.b), .byte(0x31), .byte(0x32), .byte(0x33)]),
      ("1234", [.set(.c), .pair(12), .pair(34)]),
      ("a1234", [.set(.b), .byte(0x61), .set(.c), .pair(12), .pair(34)]),
      ("\u{1}\u{2}", [.set(.a), .byte(1), .byte(2)]),
      (
        "ab\u{1}cd",
        [
          .set(.b), .byte(0x61), .byte(0x62), .shift, .byte(1), .byte(0x63), .byte(0x64),
        ]
      ),
      ("\u{1}a\u{2}", [.set(.a), .byte(1), .shift, .byte(0x61), .byte(2)]),
    ])
  func steps(text: String, steps: [Code128.Step]) {
    #expect(Code128.steps(of: Array(text.utf8)) == steps)
  }

  @Test("following the steps gives other data, or no route is the shortest")
  func routes() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<2000 {
      let data = (0..<Int(next(&state) % 9)).map { _ in
        [
          UInt8(next(&state) % 32), 0x30 + UInt8(next(&state) % 10),
          0x60 + UInt8(next(&state) % 32),
        ][
          Int(next(&state) % 3)]
      }
      guard !data.isEmpty else { continue }
      let steps = Code128.steps(of: data)
      #expect(followed(steps) == data)
      #expect(steps.count == shortest(data[...], nil), "\(data)")
    }
  }

  private func next(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  /// What a scanner makes of the steps; nothing where a byte is not of the set that holds.
  private func followed(_ steps: [Code128.Step]) -> [UInt8]? {
    var data: [UInt8] = []
    var set: Code128.CharacterSet?
    var isShifted = false
    for step in steps {
      switch step {
      case .set(let other):
        guard set != other else { return nil }
        set = other
      case .shift: isShifted = true
      case .byte(let byte):
        guard set != .c else { return nil }
        guard (set == .a) != isShifted ? byte < 0x60 : byte >= 0x20 else { return nil }
        isShifted = false
        data.append(byte)
      case .pair(let value):
        guard set == .c, value < 100 else { return nil }
        data += [0x30 + value / 10, 0x30 + value % 10]
      }
    }
    return data
  }

  /// The fewest places, by trying everything.
  private func shortest(_ data: ArraySlice<UInt8>, _ set: Code128.CharacterSet?) -> Int {
    guard let byte = data.first else { return 0 }
    var least = Int.max
    for other in Code128.CharacterSet.allCases {
      let change = other == set ? 0 : 1
      if other == .c {
        guard data.count > 1, data.prefix(2).allSatisfy({ 0x30...0x39 ~= $0 }) else { continue }
        least = min(least, change + 1 + shortest(data.dropFirst(2), other))
      } else {
        let isIn = other == .a ? byte < 0x60 : byte >= 0x20
        least = min(least, change + (isIn ? 1 : 2) + shortest(data.dropFirst(), other))
      }
    }
    return least
  }
}
