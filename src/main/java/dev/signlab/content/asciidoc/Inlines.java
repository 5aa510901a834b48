package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Span;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.jspecify.annotations.Nullable;

/** Reads running text of one document and checks that its links lead somewhere. */
final class Inlines {

  private final Document parsed;
  private final Path folder;
  private final Findings findings;

  Inlines(Document parsed, Path folder, Findings findings) {
    this.parsed = parsed;
    this.folder = folder;
    this.findings = findings;
  }

  /** Returns the spans of text that Asciidoctor converted for a block. */
  List<Span> spans(StructuralNode block, @Nullable String markup) {
    List<Span> spans = MarkupParser.spans(markup);
    spans.forEach(span -> check(block, span));
    return spans;
  }

  private void check(StructuralNode block, Span span) {
    switch (span) {
      case Span.Link link -> checkTarget(block, link.target());
      case Span.Strong strong -> strong.content().forEach(inner -> check(block, inner));
      case Span.Emphasis emphasis -> emphasis.content().forEach(inner -> check(block, inner));
      case Span.Note note -> note.content().forEach(inner -> check(block, inner));
      case Span.Text _, Span.Code _, Span.Keys _, Span.Picture _, Span.Break _ -> {}
    }
  }

  private void checkTarget(StructuralNode block, String target) {
    Set<String> identifiers = parsed.getCatalog().getRefs().keySet();
    if (target.startsWith("#") && !identifiers.contains(target.substring(1))) {
      findings.add(
          block.getSourceLocation(),
          "nothing has the id " + target.substring(1),
          "the ids are: " + String.join(", ", identifiers));
    } else if (target.contains(".adoc") && !target.contains(":")) {
      checkOtherLesson(block, target);
    }
  }

  private void checkOtherLesson(StructuralNode block, String target) {
    int hash = target.indexOf('#');
    Path file = folder.resolve(hash < 0 ? target : target.substring(0, hash));
    String anchor = hash < 0 ? "" : "[#" + target.substring(hash + 1);
    if (!Files.isRegularFile(file)) {
      findings.add(block.getSourceLocation(), "no lesson " + file, "name a file beside this one");
    } else if (!BoundedFile.readText(file).contains(anchor)) {
      findings.add(
          block.getSourceLocation(),
          file + " has no section " + anchor.substring(2),
          "write " + anchor + "] above a section there");
    }
  }
}
