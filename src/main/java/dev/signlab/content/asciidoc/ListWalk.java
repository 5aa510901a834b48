package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.asciidoctor.ast.DescriptionList;
import org.asciidoctor.ast.DescriptionListEntry;
import org.asciidoctor.ast.ListItem;
import org.asciidoctor.ast.StructuralNode;
import org.jspecify.annotations.Nullable;

/** Builds lists. */
final class ListWalk {

  private final BlockWalk walk;
  private final Inlines inlines;

  ListWalk(BlockWalk walk, Inlines inlines) {
    this.walk = walk;
    this.inlines = inlines;
  }

  Block bullets(org.asciidoctor.ast.List list) {
    return new Block.Bullets(items(list));
  }

  Block numbered(org.asciidoctor.ast.List list) {
    String start = Objects.toString(list.getAttribute("start"), "1");
    boolean isNumber = !start.isEmpty() && start.length() < 7 && digitsOnly(start);
    return new Block.Numbered(isNumber ? Integer.parseInt(start) : 1, items(list));
  }

  Block callouts(org.asciidoctor.ast.List list) {
    return new Block.Callouts(items(list));
  }

  Block descriptions(DescriptionList list) {
    List<Block.Description> entries = new ArrayList<>();
    for (DescriptionListEntry entry : list.getItems()) {
      List<List<Span>> terms =
          entry.getTerms().stream().map(term -> inlines.spans(list, term.getText())).toList();
      entries.add(new Block.Description(terms, says(entry.getDescription())));
    }
    return new Block.Descriptions(entries);
  }

  private List<Block.Item> items(org.asciidoctor.ast.List list) {
    List<Block.Item> items = new ArrayList<>();
    for (StructuralNode item : list.getItems()) {
      items.add(new Block.Item(box(item), says((ListItem) item)));
    }
    return items;
  }

  private List<Block> says(@Nullable ListItem item) {
    List<Block> blocks = new ArrayList<>();
    if (item == null) {
      return blocks;
    }
    if (item.hasText()) {
      blocks.add(new Block.Paragraph(inlines.spans(item, item.getText())));
    }
    blocks.addAll(walk.blocks(item.getBlocks()));
    return blocks;
  }

  private static Block.Item.Box box(StructuralNode item) {
    if (!item.getAttributes().containsKey("checkbox")) {
      return Block.Item.Box.NONE;
    }
    return item.getAttributes().containsKey("checked")
        ? Block.Item.Box.TICKED
        : Block.Item.Box.OPEN;
  }

  private static boolean digitsOnly(String text) {
    return text.chars().allMatch(character -> character >= '0' && character <= '9');
  }
}
