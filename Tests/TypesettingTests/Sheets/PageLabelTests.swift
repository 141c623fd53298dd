import Testing
import Typesetting

@Suite struct PageLabelTests {
  @Test(arguments: [
    ("Lapa # no ##", "Lapa 2 no 13"),
    ("##/#", "13/2"),
    ("# puslapis", "2 puslapis"),
    ("###", "132"),
    ("Seite", "Seite"),
    ("", ""),
  ])
  func pagesSayTheirNumberAndHowManyThereAre(pattern: String, expected: String) {
    #expect(PageLabel.text(pattern, number: 2, count: 13) == expected)
  }
}
