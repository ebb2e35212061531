package org.ridgeline.pipeline.lab;

import java.util.List;

/**
 * One worked example.
 *
 * @param title what it is and where it is from
 * @param remark what a reader must know to judge the numbers
 * @param rows its statements
 */
record LabSection(String title, String remark, List<LabRow> rows) {

    /** Copies. */
    LabSection {
        rows = List.copyOf(rows);
    }
}
