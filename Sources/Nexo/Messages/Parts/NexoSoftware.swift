/// A program at either end (SaleSoftware, POISoftware).
package struct NexoSoftware: Hashable, Sendable, NexoPart {
  /// Who made it.
  package let maker: String
  /// What it is called.
  package let name: String
  /// Its version.
  package let version: String

  /// A program.
  package init(maker: String, name: String, version: String) {
    self.maker = maker
    self.name = name
    self.version = version
  }

  init(_ fields: NexoFields) throws(NexoFault) {
    // Older papers call the maker ManufacturerID, newer ones ProviderIdentification.
    let maker = try fields.text("ManufacturerID", or: "ProviderIdentification")
    self.init(
      maker: maker ?? "", name: try fields.text("ApplicationName") ?? "",
      version: try fields.text("SoftwareVersion") ?? "")
  }

  var json: NexoJSON {
    .members([
      "ManufacturerID": .string(maker), "ApplicationName": .string(name),
      "SoftwareVersion": .string(version), "CertificationCode": .string(""),
    ])
  }
}
