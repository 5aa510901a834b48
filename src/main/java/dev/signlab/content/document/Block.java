package dev.signlab.content.document;

import java.util.List;

/** A part of a document. The set of kinds is closed: every renderer draws each of them. */
public sealed interface Block {

  /**
   * A section that a lesson reference can name.
   *
   * @param level 1 for a page of a lesson, 2 for a section in it, and so on
   * @param id its anchor
   * @param title its title
   * @param blocks what it holds, sections included
   */
  record Section(int level, String id, List<Span> title, List<Block> blocks) implements Block {
    /** Copies the lists. */
    public Section {
      title = List.copyOf(title);
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A heading that starts no section.
   *
   * @param level as of a section
   * @param text the words
   */
  record Heading(int level, List<Span> text) implements Block {
    /** Copies the text. */
    public Heading {
      text = List.copyOf(text);
    }
  }

  /**
   * A title above another block.
   *
   * @param title the words
   * @param block what is titled
   */
  record Titled(List<Span> title, Block block) implements Block {
    /** Copies the title. */
    public Titled {
      title = List.copyOf(title);
    }
  }

  /**
   * Running text.
   *
   * @param text the spans
   */
  record Paragraph(List<Span> text) implements Block {
    /** Copies the text. */
    public Paragraph {
      text = List.copyOf(text);
    }
  }

  /**
   * A list in no order; a check list when its items have boxes.
   *
   * @param items the items
   */
  record Bullets(List<Item> items) implements Block {
    /** Copies the items. */
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /**
   * A numbered list.
   *
   * @param start the number of the first item
   * @param items the items
   */
  record Numbered(int start, List<Item> items) implements Block {
    /** Copies the items. */
    public Numbered {
      items = List.copyOf(items);
    }
  }

  /**
   * The explanations of the numbers in the source block above.
   *
   * @param items the explanation of 1, of 2, and so on
   */
  record Callouts(List<Item> items) implements Block {
    /** Copies the items. */
    public Callouts {
      items = List.copyOf(items);
    }
  }

  /**
   * Terms and what they mean.
   *
   * @param entries the terms in their order
   */
  record Descriptions(List<Description> entries) implements Block {
    /** Copies the entries. */
    public Descriptions {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A table.
   *
   * @param header the cells of the header row; empty when there is none
   * @param rows the rows, each as long as the others
   */
  record Table(List<Cell> header, List<List<Cell>> rows) implements Block {
    /** Copies the rows. */
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A remark that stands out.
   *
   * @param kind how much it matters
   * @param blocks what it says
   */
  record Admonition(Kind kind, List<Block> blocks) implements Block {
    /** Copies the blocks. */
    public Admonition {
      blocks = List.copyOf(blocks);
    }

    /** How much a remark matters. */
    public enum Kind {
      /** Worth knowing. */
      NOTE,
      /** Makes life easier. */
      TIP,
      /** Must be known. */
      IMPORTANT,
      /** Harm is possible. */
      WARNING,
      /** Harm is likely. */
      CAUTION
    }
  }

  /**
   * Lines to type or to read, kept as they are.
   *
   * @param language the language, lower case; empty when none was named
   * @param lines the lines
   */
  record Source(String language, List<Line> lines) implements Block {
    /** Copies the lines. */
    public Source {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Text kept as it is: output of a program, or a picture drawn with characters.
   *
   * @param text the lines, joined by line feeds
   * @param alternative what the picture shows, in words; empty when the text can be read as it is
   */
  record Literal(String text, String alternative) implements Block {}

  /**
   * Words of somebody else.
   *
   * @param blocks the words
   * @param source who said it and where; empty when unknown
   */
  record Quote(List<Block> blocks, List<Span> source) implements Block {
    /** Copies the lists. */
    public Quote {
      blocks = List.copyOf(blocks);
      source = List.copyOf(source);
    }
  }

  /**
   * Something that is shown on demand.
   *
   * @param summary what is always shown
   * @param blocks what is shown on demand
   */
  record Collapsible(List<Span> summary, List<Block> blocks) implements Block {
    /** Copies the lists. */
    public Collapsible {
      summary = List.copyOf(summary);
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Blocks that belong together: an example, a side bar or an open block.
   *
   * @param blocks the blocks
   */
  record Group(List<Block> blocks) implements Block {
    /** Copies the blocks. */
    public Group {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A picture.
   *
   * @param target where the picture is
   * @param alternative what it shows, in words
   */
  record Image(String target, String alternative) implements Block {}

  /** A line across the page between two thoughts. */
  record Rule() implements Block {}

  /**
   * An item of a list.
   *
   * @param box whether it has a box to tick, and its state
   * @param blocks what it says
   */
  record Item(Box box, List<Block> blocks) {
    /** Copies the blocks. */
    public Item {
      blocks = List.copyOf(blocks);
    }

    /** The box before an item of a check list. */
    public enum Box {
      /** An ordinary item. */
      NONE,
      /** Still to do. */
      OPEN,
      /** Done. */
      TICKED
    }
  }

  /**
   * Terms that share a description.
   *
   * @param terms one or more terms
   * @param blocks what they mean
   */
  record Description(List<List<Span>> terms, List<Block> blocks) {
    /** Copies the lists. */
    public Description {
      terms = terms.stream().map(List::copyOf).toList();
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A cell of a table.
   *
   * @param blocks what it says
   */
  record Cell(List<Block> blocks) {
    /** Copies the blocks. */
    public Cell {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * A line of a source block.
   *
   * @param text the characters, without callouts
   * @param callouts the numbers of the remarks on it
   */
  record Line(String text, List<Integer> callouts) {
    /** Copies the numbers. */
    public Line {
      callouts = List.copyOf(callouts);
    }
  }
}
