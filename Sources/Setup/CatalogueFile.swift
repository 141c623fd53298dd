import Amounts
package import Commerce

/// Reads a price list: CSV with the columns code, kind, unit, price, tax_class and names by
/// language.
package enum CatalogueFile {
  /// What a price list holds, and every line of it that is wrong.
  package struct Content: Sendable {
    /// The entries of the good lines.
    package let services: [Service]
    /// The faults, one for each bad line.
    package let faults: [SetupError]
  }

  static let columns = ["code", "kind", "unit", "price", "tax_class"]

  /// Reads a price list whole; a bad line does not hide those after it.
  ///
  /// - Throws: a fault of the file as a whole: no header, a broken quotation.
  package static func read(_ text: String, named file: String, pack: CountryPack)
    throws(SetupError) -> Content
  {
    let records = try CSVReader.read(text, named: file)
    guard let header = records.first else { throw SetupError(file, line: 0, "no header line") }
    let languages = Array(header.fields.dropFirst(columns.count))
    guard header.fields.starts(with: columns), !languages.isEmpty,
      languages.allSatisfy({ $0.hasPrefix("name_") && $0.count == 7 })
    else {
      throw SetupError(
        file, line: header.line,
        "the header is \(columns.joined(separator: ",")),name_lv,name_en and so on")
    }
    var services: [Service] = []
    var faults: [SetupError] = []
    var codes: [String: Int] = [:]
    for record in records.dropFirst() {
      do throws(SetupError) {
        let service = try service(record, languages, file, pack)
        if let first = codes[service.code] {
          throw SetupError(
            file, line: record.line, "\(service.code) stands on line \(first) already")
        }
        codes[service.code] = record.line
        services.append(service)
      } catch { faults.append(error) }
    }
    return Content(services: services, faults: faults)
  }

  private static func service(
    _ record: CSVReader.Record, _ languages: [String], _ file: String, _ pack: CountryPack
  ) throws(SetupError) -> Service {
    func fault(_ reason: String) -> SetupError { SetupError(file, line: record.line, reason) }
    let fields = record.fields
    guard fields.count == columns.count + languages.count else {
      throw fault("\(columns.count + languages.count) fields were expected, \(fields.count) found")
    }
    guard let code = try? Identifier<Service>(fields[0]).text else {
      throw fault("the code \(fields[0]) is not made of letters, digits, point and dash")
    }
    guard let kind = ServiceKind(rawValue: fields[1]) else {
      throw fault("\(fields[1]) is no kind; kinds are service, goods, agency")
    }
    guard 2...3 ~= fields[2].utf8.count else {
      throw fault("\(fields[2]) is no unit of UN/ECE Recommendation 20")
    }
    guard let price = try? UnitPrice(decimal: fields[3], pack.currency),
      price.tenThousandths >= 0
    else { throw fault("\(fields[3]) is no price of at most four decimals") }
    guard pack.taxClasses[fields[4]] != nil else {
      throw fault("\(fields[4]) is no tax class of the country")
    }
    var names: [String: String] = [:]
    for (language, name) in zip(languages, fields.dropFirst(columns.count)) where !name.isEmpty {
      names[String(language.dropFirst(5))] = name
    }
    guard !names.isEmpty else { throw fault("there is no name") }
    return Service(
      code: code, kind: kind, unit: fields[2], price: price, taxClass: fields[4], names: names)
  }
}
