package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.Map;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CsvRecords;

/**
 * What a study found, for people and for programs; both come from the same numbers.
 *
 * @param section what people read
 * @param records at full precision by name: one a point, its values by name, the same names in each
 * @param values single values by name
 */
public record StudyReport(Section section, Map<String, List<Map<String, Object>>> records, Map<String, Object> values) {

    /** Returns records as CSV. */
    public static String csv(List<Map<String, Object>> records) {
        return CsvRecords.render(
                List.copyOf(records.get(0).keySet()),
                records.stream().map(record -> List.copyOf(record.values())).toList());
    }
}
