package dev.signlab.content.document;

import java.util.List;
import java.util.Optional;

/**
 * A lesson, or one page of it: a title and the blocks under it. Immutable.
 *
 * @param title the title; empty when there is none
 * @param blocks the blocks in reading order
 */
public record Document(List<Span> title, List<Block> blocks) {

  /** Copies the lists. */
  public Document {
    title = List.copyOf(title);
    blocks = List.copyOf(blocks);
  }

  /**
   * Returns the section with this id as a page of its own, with all that lies under it, or nothing
   * when no section has it. The converter refuses a document in which two sections share an id.
   */
  public Optional<Document> page(String id) {
    return sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .map(section -> new Document(section.title(), section.blocks()));
  }

  /** Returns what stands before the first section: the introduction, under the lesson's title. */
  public Document introduction() {
    List<Block> before =
        blocks.stream().takeWhile(block -> !(block instanceof Block.Section)).toList();
    return new Document(title, before);
  }

  /** Returns every section in reading order, also those within sections. */
  public List<Block.Section> sections() {
    return sectionsIn(blocks);
  }

  private static List<Block.Section> sectionsIn(List<Block> blocks) {
    return blocks.stream()
        .filter(Block.Section.class::isInstance)
        .map(Block.Section.class::cast)
        .<Block.Section>mapMulti(
            (section, found) -> {
              found.accept(section);
              sectionsIn(section.blocks()).forEach(found);
            })
        .toList();
  }
}
