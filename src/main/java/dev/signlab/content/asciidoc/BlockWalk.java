package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.asciidoctor.ast.DescriptionList;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.ast.Table;
import org.jspecify.annotations.Nullable;

/** Walks the tree that Asciidoctor parsed and builds ours. One walk serves one document. */
final class BlockWalk {

  private final org.asciidoctor.ast.Document parsed;
  private final Findings findings;
  private final Inlines inlines;
  private final ListWalk lists;

  BlockWalk(org.asciidoctor.ast.Document parsed, Path folder, Findings findings) {
    this.parsed = parsed;
    this.findings = findings;
    this.inlines = new Inlines(parsed, folder, findings);
    this.lists = new ListWalk(this, inlines);
  }

  Document document() {
    return new Document(inlines.spans(parsed, parsed.getDoctitle()), blocks(parsed.getBlocks()));
  }

  List<Block> blocks(List<StructuralNode> nodes) {
    List<Block> blocks = new ArrayList<>();
    for (StructuralNode node : nodes) {
      if (node.getNodeName().equals("preamble")) {
        blocks.addAll(blocks(node.getBlocks()));
      } else {
        addBlock(blocks, node);
      }
    }
    return blocks;
  }

  private void addBlock(List<Block> blocks, StructuralNode node) {
    Block block = block(node);
    if (block == null) {
      return;
    }
    boolean titled =
        switch (block) {
          case Block.Section _, Block.Heading _, Block.Collapsible _ -> false;
          default -> node.getTitle() != null;
        };
    blocks.add(titled ? new Block.Titled(title(node), block) : block);
  }

  private @Nullable Block block(StructuralNode node) {
    return switch (node.getNodeName()) {
      case "section" ->
          new Block.Section(
              node.getLevel(), Objects.toString(node.getId(), ""), title(node), holds(node));
      case "floating_title" -> new Block.Heading(node.getLevel(), title(node));
      case "paragraph" -> new Block.Paragraph(content(node));
      case "ulist" -> lists.bullets((org.asciidoctor.ast.List) node);
      case "olist" -> lists.numbered((org.asciidoctor.ast.List) node);
      case "colist" -> lists.callouts((org.asciidoctor.ast.List) node);
      case "dlist" -> lists.descriptions((DescriptionList) node);
      case "table" -> new TableWalk(this, inlines, findings).table((Table) node);
      case "admonition" -> new Block.Admonition(admonition(node), holds(node));
      case "listing" -> Sources.source(node);
      default -> lessUsual(node);
    };
  }

  private @Nullable Block lessUsual(StructuralNode node) {
    return switch (node.getNodeName()) {
      case "literal" -> new Block.Literal(Sources.verbatim(node), attribute(node, "alt"));
      case "quote", "verse" -> new Block.Quote(holds(node), source(node));
      case "example" -> node.isOption("collapsible") ? collapsible(node) : group(node);
      case "open", "sidebar" -> group(node);
      case "image" -> image(node);
      case "thematic_break", "page_break" -> new Block.Rule();
      case "toc" -> null;
      default -> unknown(node);
    };
  }

  private @Nullable Block unknown(StructuralNode node) {
    findings.add(
        node.getSourceLocation(),
        "a block of the kind " + node.getNodeName() + " cannot be shown in a terminal",
        "use text, a list, a table, or a literal block with alt=\"…\"");
    return null;
  }

  private Block group(StructuralNode node) {
    return new Block.Group(holds(node));
  }

  private Block collapsible(StructuralNode node) {
    List<Span> summary = title(node);
    return new Block.Collapsible(
        summary.isEmpty() ? List.of(new Span.Text("More")) : summary, holds(node));
  }

  private Block image(StructuralNode node) {
    String words = attribute(node, "alt");
    if (words.isEmpty() || words.equals(attribute(node, "default-alt"))) {
      findings.add(
          node.getSourceLocation(),
          "the image says nothing to somebody who cannot see it",
          "put what it shows between the brackets: image::" + attribute(node, "target") + "[…]");
    }
    return new Block.Image(attribute(node, "target"), words);
  }

  private static Block.Admonition.Kind admonition(StructuralNode node) {
    return Block.Admonition.Kind.valueOf(attribute(node, "name").toUpperCase(Locale.ROOT));
  }

  private List<Span> source(StructuralNode node) {
    List<Span> words = new ArrayList<>(inlines.spans(node, attribute(node, "attribution")));
    List<Span> work = inlines.spans(node, attribute(node, "citetitle"));
    if (!words.isEmpty() && !work.isEmpty()) {
      words.add(new Span.Text(", "));
    }
    words.addAll(work);
    return words;
  }

  /** Returns what a block holds, whether it was written as one paragraph or as blocks. */
  List<Block> holds(StructuralNode node) {
    if (!node.getBlocks().isEmpty() || "compound".equals(node.getContentModel())) {
      return blocks(node.getBlocks());
    }
    List<Span> text = content(node);
    return text.isEmpty() ? List.of() : List.of(new Block.Paragraph(text));
  }

  private List<Span> content(StructuralNode node) {
    return inlines.spans(node, Objects.toString(node.getContent(), ""));
  }

  private List<Span> title(StructuralNode node) {
    return inlines.spans(node, node.getTitle());
  }

  private static String attribute(StructuralNode node, String name) {
    return Entities.unescape(Objects.toString(node.getAttribute(name), ""));
  }
}
