package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import java.util.ArrayList;
import java.util.List;

/** Draws lists. */
final class ListLines {

  private static final int WIDEST_TERM = 16;
  private static final int UNBROKEN = 10_000;

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
    int column = 0;
    for (Block.Description entry : list.entries()) {
      column = Math.max(column, DisplayWidth.of(terms(entry)));
    }
    List<String> lines = new ArrayList<>();
    for (Block.Description entry : list.entries()) {
      lines.addAll(column <= WIDEST_TERM ? beside(entry, column, width) : under(entry, width));
    }
    return lines;
  }

  /** Short terms stand in a column of their own, or, to be read aloud, before a colon. */
  private List<String> beside(Block.Description entry, int column, int width) {
    String term = terms(entry);
    if (look.isWritten()) {
      String label = term + ": ";
      return described(blocks.lines(entry.blocks(), width - label.length()), label, "  ");
    }
    String indent = " ".repeat(column + 2);
    String label = term + " ".repeat(column + 2 - DisplayWidth.of(term));
    return described(blocks.lines(entry.blocks(), width - column - 2), label, indent);
  }

  private static List<String> described(List<String> lines, String label, String indent) {
    return BlockLines.prefixed(lines.isEmpty() ? List.of("") : lines, label, indent);
  }

  private List<String> under(Block.Description entry, int width) {
    List<String> lines = new ArrayList<>();
    entry.terms().forEach(term -> lines.addAll(blocks.heading(term, width)));
    lines.addAll(BlockLines.prefixed(blocks.lines(entry.blocks(), width - 2), "  ", "  "));
    return lines;
  }

  private String terms(Block.Description entry) {
    List<String> terms = new ArrayList<>();
    entry.terms().forEach(term -> terms.addAll(blocks.heading(term, UNBROKEN)));
    return String.join(", ", terms);
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
