import Amounts
package import Commerce

/// Reads a country pack from its YAML file; every fault is told with its line.
package enum CountryPackFile {
  /// Reads a pack.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: the file's name, for faults.
  /// - Throws: the first fault.
  package static func read(_ text: String, named file: String) throws(SetupError) -> CountryPack {
    var fields = try YAMLFields.file(text, named: file)
    let currency = try fields.value("currency") { Currency(code: $0) }
    let (step, mode) = try rounding(&fields, currency)
    let (payIn, payOut) = try reasons(&fields)
    let (vouchers, books) = try retention(&fields)
    let pack = CountryPack(
      code: try fields.value("code") { $0.utf8.count == 2 ? $0 : nil },
      version: try fields.integer("version"), name: try fields.texts("name"),
      currency: currency, languages: try texts(&fields, "languages"),
      timeZone: try fields.text("time_zone"),
      cutOffMinutes: try fields.value("business_day_cutoff", minutes), cashStep: step,
      roundingMode: mode, exactCashAccepted: try fields.flag("exact_cash_accepted"),
      nonCashChangeMax: try fields.value("over_tender_non_cash_limit") {
        try Money(decimal: $0, currency)
      }, tips: try fields.flag("tips"), receiptCopies: try fields.flag("receipt_copies"),
      denominations: try denominations(&fields, currency), payInReasons: payIn,
      payOutReasons: payOut, taxClasses: try taxClasses(&fields),
      cashLimits: try cashLimits(&fields, currency), series: try series(&fields),
      voucherRetentionYears: vouchers, bookRetentionYears: books,
      titles: try titles(&fields), accounts: try accounts(&fields))
    try fields.finish()
    return pack
  }

  /// The languages that every text of a pack must be in.
  static let languages = ["lv", "en", "de", "ru", "pl"]

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 2, parts[1].count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), 0..<24 ~= hour, 0..<60 ~= minute
    else { return nil }
    return hour * 60 + minute
  }

  private static func texts(_ fields: inout YAMLFields, _ name: String) throws(SetupError)
    -> [String]
  {
    let nodes = try fields.list(name)
    let reader = fields
    return try nodes.map { (node) throws(SetupError) in try reader.text(node, name) }
  }

  private static func rounding(_ fields: inout YAMLFields, _ currency: Currency)
    throws(SetupError) -> (Money, CountryPack.RoundingMode)
  {
    var inner = try fields.fields("cash_rounding")
    let step = try inner.value("step") { text in
      let step = try Money(decimal: text, currency)
      return step.isNegative ? nil : step
    }
    let mode = try inner.value("mode") { CountryPack.RoundingMode(rawValue: $0) }
    try inner.finish()
    return (step, mode)
  }

  private static func denominations(_ fields: inout YAMLFields, _ currency: Currency)
    throws(SetupError) -> [Money]
  {
    let nodes = try fields.list("denominations")
    let reader = fields
    var result: [Money] = []
    for node in nodes {
      let value = try reader.value(of: node, "a denomination") { text in
        let value = try Money(decimal: text, currency)
        return value.isPositive ? value : nil
      }
      if let last = result.last, last.minorUnits <= value.minorUnits {
        throw reader.fault(node, "denominations descend")
      }
      result.append(value)
    }
    return result
  }

  private static func reasons(_ fields: inout YAMLFields) throws(SetupError)
    -> ([String: AccountRole], [String: AccountRole])
  {
    var inner = try fields.fields("cash_reasons")
    func roles(_ name: String) throws(SetupError) -> [String: AccountRole] {
      var result: [String: AccountRole] = [:]
      var reasons = try inner.fields(name)
      for reason in reasons.names {
        let role: AccountRole = try reasons.value(reason) { text in
          AccountRole(rawValue: text).flatMap { Account.contra($0) == nil ? nil : $0 }
        }
        result[reason] = role
      }
      return result
    }
    let result = (try roles("pay_in"), try roles("pay_out"))
    try inner.finish()
    return result
  }

  private static func taxClasses(_ fields: inout YAMLFields) throws(SetupError)
    -> [String: TaxClass]
  {
    var inner = try fields.fields("tax_classes")
    var result: [String: TaxClass] = [:]
    for name in inner.names {
      var taxClass = try inner.fields(name)
      let category = try taxClass.value("category") { TaxCategory(rawValue: $0) }
      let hasReason = taxClass.optional("reason") != nil
      let reason = hasReason ? try taxClass.texts("reason") : [:]
      let periods = try periods(&taxClass, category)
      try taxClass.finish()
      result[name] = TaxClass(
        name: name, category: category, periods: periods, reason: reason)
    }
    return result
  }

  private static func periods(_ fields: inout YAMLFields, _ category: TaxCategory)
    throws(SetupError) -> [TaxClass.Period]
  {
    var result: [TaxClass.Period] = []
    let file = fields.file
    for node in try fields.list("rates") {
      var row = try YAMLFields(node, file: file)
      let rate = try row.value("percent") { try TaxRate(percent: $0) }
      let from = try row.value("from") { try BusinessDate(iso: $0) }
      var until: BusinessDate?
      if let end = row.optional("until") {
        until = try row.value(of: end, "until") { try BusinessDate(iso: $0) }
      }
      try row.finish()
      if (category == .standardRated) != (rate > .zero) {
        throw row.fault(node, "category \(category.rawValue) does not go with \(rate.percent) %")
      }
      if let last = result.last, from <= last.until ?? from {
        throw row.fault(node, "rates of one class don't overlap, the earlier first")
      }
      result.append(TaxClass.Period(rate: rate, from: from, until: until))
    }
    return result
  }

  private static func cashLimits(_ fields: inout YAMLFields, _ currency: Currency)
    throws(SetupError) -> [CountryPack.CashLimit]
  {
    let file = fields.file
    return try fields.list("cash_limits").map { (node) throws(SetupError) in
      var row = try YAMLFields(node, file: file)
      let limit = CountryPack.CashLimit(
        rule: try row.value("rule") { CountryPack.CashLimit.Rule(rawValue: $0) },
        over: try row.value("over") { try Money(decimal: $0, currency) },
        between: try row.value("between") { CountryPack.CashLimit.Parties(rawValue: $0) },
        from: try row.value("from") { try BusinessDate(iso: $0) })
      try row.finish()
      return limit
    }
  }

  private static func series(_ fields: inout YAMLFields) throws(SetupError)
    -> [DocumentType: CountryPack.SeriesRule]
  {
    var inner = try fields.fields("series")
    var result: [DocumentType: CountryPack.SeriesRule] = [:]
    for type in DocumentType.allCases {
      var row = try inner.fields(type.rawValue)
      result[type] = CountryPack.SeriesRule(
        perRegister: try row.value("scope") { ["register": true, "branch": false][$0] },
        yearly: try row.value("period") { ["yearly": true, "endless": false][$0] })
      try row.finish()
    }
    try inner.finish()
    return result
  }

  private static func retention(_ fields: inout YAMLFields) throws(SetupError) -> (Int, Int) {
    var inner = try fields.fields("retention_years")
    let result = (try inner.integer("vouchers"), try inner.integer("books"))
    try inner.finish()
    return result
  }

  private static func titles(_ fields: inout YAMLFields) throws(SetupError)
    -> [DocumentType: [String: String]]
  {
    var inner = try fields.fields("titles")
    var result: [DocumentType: [String: String]] = [:]
    for type in DocumentType.allCases {
      let texts = try inner.texts(type.rawValue)
      for language in languages where texts[language] == nil {
        throw inner.fault(
          try inner.node(type.rawValue), "\(type.rawValue) has no title in \(language)")
      }
      result[type] = texts
    }
    try inner.finish()
    return result
  }

  private static func accounts(_ fields: inout YAMLFields) throws(SetupError)
    -> [AccountRole: String]
  {
    var inner = try fields.fields("accounts")
    var result: [AccountRole: String] = [:]
    for role in AccountRole.allCases { result[role] = try inner.text(role.rawValue) }
    try inner.finish()
    return result
  }
}
