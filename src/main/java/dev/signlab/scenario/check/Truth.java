package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.storage.BoundedFile;
import dev.signlab.transparency.merkle.MerkleHash;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a variable of the learner's Java should hold. */
public sealed interface Truth {

  /** The keys by which scenario files say it. */
  List<FieldSpec> FIELDS =
      List.of(
          FieldSpec.optional("equals", FieldSpec.Kind.TEXT, "what it holds, as Java prints it"),
          FieldSpec.optional("is", FieldSpec.Kind.TEXT, "what of a file: " + Kind.words()),
          FieldSpec.optional("of", FieldSpec.Kind.FILE, "the file"));

  /** Reads the keys {@code equals}, or {@code is} and {@code of}. */
  static Truth read(Fields fields) {
    return fields
        .optionalText("equals")
        .<Truth>map(Text::new)
        .orElseGet(
            () ->
                new OfFile(
                    fields.parsed("is", Kind::parse, Kind.DIGEST),
                    fields.parsed("of", WorkspaceFile::parse, "unread")));
  }

  /** Returns it in words, for a person. */
  String words();

  /**
   * Tells whether a value is it.
   *
   * @throws dev.signlab.diagnostic.LabException when the file is missing or does not hold it
   */
  boolean isMetBy(Made made, Path folder);

  /**
   * A text.
   *
   * @param text as Java prints the value
   */
  record Text(String text) implements Truth {

    @Override
    public String words() {
      return text;
    }

    @Override
    public boolean isMetBy(Made made, Path folder) {
      return made.text().equals(text);
    }
  }

  /** What is read in a file. */
  enum Kind {
    /** The SHA-256 of a file. */
    DIGEST("the SHA-256 of the file"),
    /** The signature in a bundle. */
    SIGNATURE("the signature in the bundle"),
    /** The hash of the log's leaf for a bundle's entry, RFC 6962 section 2.1. */
    LEAF("the hash of the leaf in the log"),
    /** The root of the log's tree in a bundle's proof. */
    ROOT("the root of the log's tree, by the proof in the bundle");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    private static Kind parse(String text) {
      return Stream.of(values())
          .filter(kind -> kind.word().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  Problem.of("no such thing can be read in a file: " + text)
                      .expected("one of " + words())
                      .found(text)
                      .asException());
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the words by which scenario files name the kinds. */
    public static List<String> words() {
      return Stream.of(values()).map(Kind::word).toList();
    }
  }

  /**
   * Something that is read from the learner's files, and never written in a scenario.
   *
   * @param kind what is read there
   * @param file a file of the learner's folder
   */
  record OfFile(Kind kind, String file) implements Truth {

    @Override
    public String words() {
      return kind.words + " " + file;
    }

    @Override
    public boolean isMetBy(Made made, Path folder) {
      byte[] bytes = BoundedFile.read(folder.resolve(file), BoundedFile.SMALL);
      return made.is(
          switch (kind) {
            case DIGEST -> Digest.of(bytes).bytes();
            case SIGNATURE -> Bundle.parse(bytes, file).content().signature();
            case LEAF -> MerkleHash.leaf(entry(bytes).canonicalizedBody());
            case ROOT -> entry(bytes).inclusionProof().orElseThrow(this::unproved).rootHash();
          });
    }

    private TransparencyLogEntry entry(byte[] bytes) {
      return Bundle.parse(bytes, file).material().tlogEntries().stream()
          .findFirst()
          .orElseThrow(this::unproved);
    }

    private LabException unproved() {
      return Problem.of(file + " holds no entry of a log with its proof")
          .expected("a bundle that was signed with a log")
          .found("none")
          .asException();
    }
  }
}
