package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;

/** Draws lists. */
final class ListLines {

  private final BlockLines blocks;
  private final Look look;

  ListLines(BlockLines blocks, Look look) {
    this.blocks = blocks;
    this.look = look;
  }

  List<String> bullets(List<Block.Item> items, int width) {
    List<String> lines = new ArrayList<>();
    items.forEach(item -> lines.addAll(item(mark(item.box()), item, width)));
    return lines;
  }

  List<String> numbered(Block.Numbered list, int width) {
    int last = list.start() + list.items().size() - 1;
    int digits = String.valueOf(last).length();
    List<String> lines = new ArrayList<>();
    int number = list.start();
    for (Block.Item item : list.items()) {
      String mark = number++ + ".";
      lines.addAll(item(" ".repeat(digits + 1 - mark.length()) + mark + " ", item, width));
    }
    return lines;
  }

  List<String> callouts(List<Block.Item> items, int width) {
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (Block.Item item : items) {
      lines.addAll(item(blocks.paint("(" + number++ + ")", Ink.CALLOUT) + " ", item, width));
    }
    return lines;
  }

  List<String> descriptions(Block.Descriptions list, int width) {
    List<String> lines = new ArrayList<>();
    for (Block.Description entry : list.entries()) {
      for (List<Span> term : entry.terms()) {
        lines.addAll(blocks.heading(term, width));
      }
      lines.addAll(BlockLines.prefixed(blocks.lines(entry.blocks(), width - 2), "  ", "  "));
    }
    return lines;
  }

  private List<String> item(String mark, Block.Item item, int width) {
    int indent = DisplayWidth.of(mark);
    List<String> lines = new ArrayList<>();
    for (Block block : item.blocks()) {
      List<String> more = blocks.lines(List.of(block), width - indent);
      if (block instanceof Block.Paragraph && !lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(more);
    }
    return BlockLines.prefixed(lines.isEmpty() ? List.of("") : lines, mark, " ".repeat(indent));
  }

  private String mark(Block.Item.Box box) {
    return switch (box) {
      case NONE -> look.isWritten() ? "- " : "\u2022 ";
      case OPEN -> look.isWritten() ? "- to do: " : "\u2610 ";
      case TICKED -> look.isWritten() ? "- done: " : "\u2611 ";
    };
  }
}
