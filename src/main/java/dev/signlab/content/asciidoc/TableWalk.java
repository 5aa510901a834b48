package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.asciidoctor.ast.Cell;
import org.asciidoctor.ast.Row;
import org.asciidoctor.ast.Table;

/** Builds tables. */
final class TableWalk {

  private final BlockWalk walk;
  private final Inlines inlines;
  private final Findings findings;

  TableWalk(BlockWalk walk, Inlines inlines, Findings findings) {
    this.walk = walk;
    this.inlines = inlines;
    this.findings = findings;
  }

  Block table(Table table) {
    List<Block.Cell> header =
        table.getHeader().isEmpty() ? List.of() : cells(table, table.getHeader().getFirst());
    List<List<Block.Cell>> rows = new ArrayList<>();
    table.getBody().forEach(row -> rows.add(cells(table, row)));
    table.getFooter().forEach(row -> rows.add(cells(table, row)));
    return new Block.Table(header, rows);
  }

  private List<Block.Cell> cells(Table table, Row row) {
    List<Block.Cell> cells = new ArrayList<>();
    for (Cell cell : row.getCells()) {
      if (cell.getColspan() > 1 || cell.getRowspan() > 1) {
        findings.add(
            table.getSourceLocation(),
            "a cell that spans others cannot be read out row by row",
            "repeat its text in each cell");
      }
      cells.add(new Block.Cell(says(table, cell)));
    }
    return cells;
  }

  private List<Block> says(Table table, Cell cell) {
    if (cell.getInnerDocument() != null) {
      return walk.blocks(cell.getInnerDocument().getBlocks());
    }
    if (cell.getContent() instanceof List<?> paragraphs) {
      return paragraphs.stream()
          .<Block>map(text -> new Block.Paragraph(inlines.spans(table, Objects.toString(text))))
          .toList();
    }
    return List.of(new Block.Paragraph(inlines.spans(table, cell.getText())));
  }
}
