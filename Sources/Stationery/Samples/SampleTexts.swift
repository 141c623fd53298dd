/// What samples call things, in the five languages; a sample is read by people who write
/// templates.
struct SampleTexts {
  let letter: String
  let parcel: String
  let book: String
  let hour: String
  let reason: String

  /// The texts of a language, else the English ones.
  static func of(_ language: String) -> SampleTexts { byLanguage[language] ?? english }

  private static let byLanguage: [String: SampleTexts] = [
    "lv": SampleTexts(
      letter: "Ierakstīta vēstule", parcel: "Starptautiska paka (par kg)",
      book: "Grāmata „Rīgas ielas”", hour: "Tālruņa iestatīšana un datu pārnešana",
      reason: "Prece bojāta piegādē"),
    "de": SampleTexts(
      letter: "Einschreiben", parcel: "Auslandspaket (je kg)",
      book: "Buch „Die Straßen von Riga“", hour: "Telefon einrichten und Daten übertragen",
      reason: "Ware bei der Lieferung beschädigt"),
    "ru": SampleTexts(
      letter: "Заказное письмо", parcel: "Международная посылка (за кг)",
      book: "Книга «Улицы Риги»", hour: "Настройка телефона и перенос данных",
      reason: "Товар повреждён при доставке"),
    "pl": SampleTexts(
      letter: "List polecony", parcel: "Paczka zagraniczna (za kg)",
      book: "Książka „Ulice Rygi”", hour: "Konfiguracja telefonu i przeniesienie danych",
      reason: "Towar uszkodzony w dostawie"),
  ]

  private static let english = SampleTexts(
    letter: "Registered letter", parcel: "International parcel (per kg)",
    book: "Book “Streets of Riga”", hour: "Setting up a phone and moving the data",
    reason: "Goods damaged on the way")
}
