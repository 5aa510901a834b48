package dev.signlab.content;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/** Makes documents of every shape from a seed, without source, literals and addresses. */
public final class RandomDocuments {

  private static final List<String> WORDS =
      List.of(
          "sign",
          "verify",
          "a",
          "digest-of-the-manifest",
          "e\u0301",
          "\u7f72\u540d",
          "\ud83d\udd10",
          "<b>&amp;",
          "\u201cquoted.\u201d",
          "x".repeat(90),
          "\u001b[31m",
          "\u2014",
          "Yes.",
          "1.0");

  private final RandomGenerator random;

  private RandomDocuments(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Returns the document of a seed. */
  public static Document of(long seed) {
    RandomDocuments documents = new RandomDocuments(seed);
    return new Document(documents.text(), documents.blocks(3));
  }

  private List<Block> blocks(int depth) {
    return some(3, () -> block(depth));
  }

  private Block block(int depth) {
    return depth == 0 ? new Block.Paragraph(text()) : deep(depth - 1);
  }

  private Block deep(int depth) {
    return switch (random.nextInt(14)) {
      case 0 -> new Block.Section(1, "id" + random.nextInt(99), text(), blocks(depth));
      case 1 -> new Block.Heading(2, text());
      case 2 -> new Block.Titled(text(), block(depth));
      case 3 -> new Block.Bullets(items(depth));
      case 4 -> new Block.Numbered(random.nextInt(1, 120), items(depth));
      case 5 -> new Block.Callouts(items(depth));
      case 6 ->
          new Block.Descriptions(
              some(3, () -> new Block.Description(List.of(text()), blocks(depth))));
      case 7 -> table(depth);
      case 8 -> new Block.Admonition(pick(Block.Admonition.Kind.values()), blocks(depth));
      case 9 -> new Block.Quote(blocks(depth), text());
      case 10 -> new Block.Collapsible(text(), blocks(depth));
      case 11 -> new Block.Group(blocks(depth));
      case 12 -> new Block.Image("x.png", word());
      default -> new Block.Rule();
    };
  }

  private List<Block.Item> items(int depth) {
    return some(3, () -> new Block.Item(pick(Block.Item.Box.values()), blocks(depth)));
  }

  private Block table(int depth) {
    int columns = random.nextInt(1, 5);
    Supplier<List<Block.Cell>> row =
        () ->
            Stream.generate(() -> new Block.Cell(blocks(Math.min(depth, 1))))
                .limit(columns)
                .toList();
    return new Block.Table(row.get(), some(3, row));
  }

  private List<Span> text() {
    return some(12, this::span);
  }

  private Span span() {
    return switch (random.nextInt(10)) {
      case 0 -> new Span.Strong(List.of(new Span.Text(word())));
      case 1 -> new Span.Emphasis(List.of(new Span.Text(word() + " " + word())));
      case 2 -> new Span.Link("#here", List.of(new Span.Text(word())));
      case 3 -> new Span.Keys(List.of("Ctrl", "C"));
      case 4 -> new Span.Note(List.of(new Span.Text(word())));
      case 5 -> new Span.Break();
      default -> new Span.Text(" " + word() + " ");
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(1, most + 1)).toList();
  }
}
