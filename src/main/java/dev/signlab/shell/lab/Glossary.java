package dev.signlab.shell.lab;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import dev.signlab.scenario.source.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of the course, each a page of one lesson. A word is found by its title, by its
 * section's id and by the names that a paragraph "Also: …" lists, however they are written:
 * capitals, hyphens, an article, a question mark and a plural make no difference. Immutable.
 *
 * @param entries the words in reading order
 */
record Glossary(List<Entry> entries) {

  private static final String ALSO = "Also: ";

  /** Copies the list. */
  Glossary {
    entries = List.copyOf(entries);
  }

  /**
   * A word and what it means.
   *
   * @param id by which it is typed where its title has blanks
   * @param title the word
   * @param also other names of the same thing
   * @param page what it means
   */
  record Entry(String id, String title, List<String> also, Document page) {
    /** Copies the names. */
    Entry {
      also = List.copyOf(also);
    }

    private static Entry of(Block.Section section) {
      return new Entry(
          section.id(),
          Span.plain(section.title()),
          section.blocks().stream().flatMap(Entry::names).toList(),
          new Document(section.title(), section.blocks()));
    }

    private static Stream<String> names(Block block) {
      if (block instanceof Block.Paragraph(List<Span> text) && Span.plain(text).startsWith(ALSO)) {
        return Stream.of(Span.plain(text).substring(ALSO.length()).split(",", -1))
            .map(String::strip);
      }
      return Stream.empty();
    }

    private Stream<String> keys() {
      return Stream.concat(Stream.of(id, title), also.stream()).map(Glossary::bare);
    }
  }

  /** Reads the lesson that holds the words. */
  static Glossary of(Document lesson) {
    return new Glossary(lesson.sections().stream().map(Entry::of).toList());
  }

  /** Returns a word by one of its names. */
  Optional<Entry> find(String asked) {
    Map<String, Entry> named = named();
    return forms(asked).filter(named::containsKey).findFirst().map(named::get);
  }

  /** Returns what a misspelt word, or the last word that is known in a phrase, may have meant. */
  Optional<Entry> near(String asked) {
    Map<String, Entry> named = named();
    String bare = bare(asked);
    Stream<String> words =
        Stream.of(bare.split(" ", -1)).filter(word -> word.length() > 2).flatMap(Glossary::forms);
    return Nearest.to(bare, named.keySet())
        .or(() -> words.filter(named::containsKey).reduce((_, last) -> last))
        .map(named::get);
  }

  private Map<String, Entry> named() {
    Map<String, Entry> named = new LinkedHashMap<>();
    entries.forEach(entry -> entry.keys().forEach(key -> named.putIfAbsent(key, entry)));
    return named;
  }

  /** As it was asked for, and in the singular. */
  private static Stream<String> forms(String asked) {
    String bare = bare(asked);
    return Stream.of(bare, bare.replaceFirst("s$", ""), bare.replaceFirst("ies$", "y"));
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9#.]+", " ")
        .replaceFirst("[. ]+$", "")
        .strip()
        .replaceFirst("^(a|an|the) ", "");
  }
}
