package org.claimline.explain;

import java.util.ArrayList;
import java.util.List;
import org.claimline.explain.Explanation.Section;
import org.claimline.explain.Explanation.Sentence;

/** Sections as they are written; one without sentences is left out. */
final class Sections {
    private final List<Section> written = new ArrayList<>();

    void add(String heading, List<Sentence> sentences) {
        if (!sentences.isEmpty()) {
            written.add(new Section(heading, sentences));
        }
    }

    List<Section> written() {
        return List.copyOf(written);
    }
}
