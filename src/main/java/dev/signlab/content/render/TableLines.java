package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws tables: columns where there is room for them, else, and whenever text is to be read aloud,
 * one row after the other with the name of the column before each value.
 */
final class TableLines {

  private static final int GAP = 2;
  private static final int UNBROKEN = 10_000;

  private final BlockLines blocks;
  private final Look look;

  TableLines(BlockLines blocks, Look look) {
    this.blocks = blocks;
    this.look = look;
  }

  List<String> table(Block.Table table, int width) {
    int columns = table.header().size();
    for (List<Block.Cell> row : table.rows()) {
      columns = Math.max(columns, row.size());
    }
    List<Integer> widths =
        look.isWritten() || columns == 0
            ? List.of()
            : ColumnWidths.fit(wishes(table, columns), width - GAP * (columns - 1));
    return widths.isEmpty() ? asRows(table, width) : asColumns(table, widths);
  }

  private List<ColumnWidths.Wish> wishes(Block.Table table, int columns) {
    List<ColumnWidths.Wish> wishes = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      ColumnWidths.Wish wish = wish(table.header(), column);
      for (List<Block.Cell> row : table.rows()) {
        wish = wish.and(wish(row, column));
      }
      wishes.add(wish);
    }
    return wishes;
  }

  private ColumnWidths.Wish wish(List<Block.Cell> row, int column) {
    if (column >= row.size()) {
      return new ColumnWidths.Wish(1, 1);
    }
    List<Block> cell = row.get(column).blocks();
    List<String> unbroken = blocks.lines(cell, UNBROKEN);
    int least = 1;
    for (Block block : cell) {
      least = Math.max(least, block instanceof Block.Paragraph text ? longestWord(text) : 12);
    }
    return new ColumnWidths.Wish(least, Math.max(least, widest(unbroken)));
  }

  private int longestWord(Block.Paragraph paragraph) {
    return WordSplitter.words(paragraph.text(), Style.ORDINARY, look).stream()
        .mapToInt(Word::width)
        .max()
        .orElse(1);
  }

  private static int widest(List<String> lines) {
    return lines.stream().mapToInt(DisplayWidth::of).max().orElse(1);
  }

  private List<String> asColumns(Block.Table table, List<Integer> widths) {
    List<String> lines = new ArrayList<>();
    if (!table.header().isEmpty()) {
      lines.addAll(row(table.header(), widths, Ink.HEADING));
      int width = widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
      lines.add(blocks.faint("\u2500".repeat(width)));
    }
    table.rows().forEach(row -> lines.addAll(row(row, widths, null)));
    return lines;
  }

  private List<String> row(List<Block.Cell> row, List<Integer> widths, @Nullable Ink ink) {
    List<List<String>> cells = new ArrayList<>();
    int height = 0;
    for (int column = 0; column < row.size(); column++) {
      cells.add(blocks.lines(row.get(column).blocks(), widths.get(column)));
      height = Math.max(height, cells.getLast().size());
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < cells.size(); column++) {
        List<String> cell = cells.get(column);
        String part = line < cell.size() ? cell.get(line) : "";
        text.append(ink == null ? part : blocks.paint(part, ink));
        text.append(" ".repeat(Math.max(0, widths.get(column) - DisplayWidth.of(part)) + GAP));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> asRows(Block.Table table, int width) {
    List<String> lines = new ArrayList<>();
    for (List<Block.Cell> row : table.rows()) {
      for (int column = 0; column < row.size(); column++) {
        String name = column < table.header().size() ? name(table.header().get(column)) : "";
        String indent = column == 0 ? "" : "  ";
        List<String> value = named(name, row.get(column), width - indent.length());
        lines.addAll(BlockLines.prefixed(value, indent, indent));
      }
    }
    return lines;
  }

  private List<String> named(String name, Block.Cell cell, int width) {
    int nameWidth = DisplayWidth.of(name);
    if (nameWidth <= width / 2) {
      return BlockLines.prefixed(blocks.lines(cell.blocks(), width - nameWidth), name, "  ");
    }
    List<String> lines = new ArrayList<>(blocks.text(List.of(new Span.Text(name.strip())), width));
    lines.addAll(BlockLines.prefixed(blocks.lines(cell.blocks(), width - 2), "  ", "  "));
    return lines;
  }

  private String name(Block.Cell header) {
    List<String> lines = blocks.lines(header.blocks(), UNBROKEN);
    String name = String.join(" ", lines.stream().map(String::strip).toList()).strip();
    return name.isEmpty() ? "" : name + ": ";
  }
}
