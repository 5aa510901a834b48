package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.move.Cleaning.Kind;
import dev.signlab.oci.name.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTests extends MovingFixture implements Cleaning.Listener {

  private final List<String> told = new ArrayList<>();

  @Test
  void allLeavesTheImageAlone() {
    clean(Kind.ALL);
    assertThat(referrers(source.repository())).isZero();
    assertThat(tags(source.repository())).noneMatch(tag -> tag.contains(image.digest().hex()));
    assertThat(CLIENT.resolve(source)).isEqualTo(image.digest());
    assertThat(told).hasSize(4).allMatch(each -> each.startsWith("removed"));
  }

  @Test
  void signaturesAreTheTagAlone() {
    clean(Kind.SIGNATURE);
    assertThat(referrers(source.repository())).isEqualTo(2);
    assertThat(told).hasSize(2).first().isEqualTo("stay");
    assertThat(told.getLast()).endsWith(".sig");
  }

  @Test
  void whatIsGoneIsPassedOver() {
    clean(Kind.ALL);
    told.clear();
    clean(Kind.ALL);
    assertThat(told).isEmpty();
  }

  @Override
  public void removed(Reference what) {
    told.add("removed " + what);
  }

  @Override
  public void refused(Reference what, LabException why) {
    told.add("refused " + what);
  }

  @Override
  public void referrersStay() {
    told.add("stay");
  }

  private void clean(Kind type) {
    new Cleaning(CLIENT, source.repository(), this).clean(source, type);
  }
}
