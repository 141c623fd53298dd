/// The penalty of a symbol, counted module by module as the standard words it.
enum QRPenaltyByHand {
  /// The sum of the four rules.
  static func of(_ modules: [[Bool]]) -> Int {
    let columns = modules.indices.map { x in modules.map { $0[x] } }
    let lines = (modules + columns).reduce(0) { $0 + runs($1) + finders($1) }
    return lines + blocks(modules) + balance(modules)
  }

  private static func runs(_ line: [Bool]) -> Int {
    var (sum, length) = (0, 1)
    for (here, next) in zip(line, line.dropFirst().map(Optional.some) + [nil]) {
      if here == next {
        length += 1
      } else {
        if length >= 5 { sum += length - 2 }
        length = 1
      }
    }
    return sum
  }

  private static func finders(_ line: [Bool]) -> Int {
    let shape = "1011101".map { $0 == "1" }
    let light = [Bool](repeating: false, count: 4)
    return (0...line.count - 11).reduce(0) { sum, start in
      let window = Array(line[start..<start + 11])
      return sum + (window == light + shape || window == shape + light ? 40 : 0)
    }
  }

  private static func blocks(_ modules: [[Bool]]) -> Int {
    var sum = 0
    for y in 1..<modules.count {
      for x in 1..<modules.count {
        let square = [
          modules[y][x], modules[y - 1][x], modules[y][x - 1], modules[y - 1][x - 1],
        ]
        if Set(square).count == 1 { sum += 3 }
      }
    }
    return sum
  }

  private static func balance(_ modules: [[Bool]]) -> Int {
    let dark = modules.joined().count { $0 }
    let all = modules.count * modules.count
    return abs(2 * dark - all) * 10 / all * 10
  }
}
