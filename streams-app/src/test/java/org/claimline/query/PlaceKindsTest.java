package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.claimline.place.PlaceKind;
import org.junit.jupiter.api.Test;

class PlaceKindsTest {

    /** A kind that the contract has and the core has not made the place unknown to the whole service. */
    @Test
    void theCoreKnowsEveryKindOfPlaceThatTheContractHas() {
        assertThat(Arrays.stream(PlaceKind.values()).map(Enum::name).toList())
                .containsExactlyElementsOf(Arrays.stream(org.claimline.avro.PlaceKind.values())
                        .map(Enum::name)
                        .filter(name -> !name.equals("UNRECOGNISED"))
                        .toList());
    }
}
