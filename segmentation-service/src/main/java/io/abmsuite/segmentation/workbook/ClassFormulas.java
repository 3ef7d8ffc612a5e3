package io.abmsuite.segmentation.workbook;

import java.util.List;

/**
 * The rules of the specification as formulas of the first row of accounts. A spreadsheet computes in doubles: sums are
 * rounded to the 4 decimals amounts have, and a comparison with a limit to what doubles can tell apart.
 */
final class ClassFormulas {

    static final int DECIDING = 12;
    static final int XYZ = 13;
    static final int CELL = 14;
    static final int CHECK = 15;

    private static final List<Integer> AMOUNTS = List.of(0, 2, 4, 5);
    private static final List<Integer> FIGURES = List.of(1, 3, 9, 10, 11, 12);

    private final List<String> texts;

    /** For accounts with so many periods. */
    ClassFormulas(int periods) {
        String series = "Periods!$B2:$" + SheetXml.name(periods) + "2";
        String divisor = "(J2-(stddev=\"sample\")*1)";
        this.texts = List.of(
                "IF(COUNT(" + series + ")=0,\"\",ROUND(SUM(" + series + "),4))",
                "IF(OR(B2=\"\",positive_total=0),\"\",MAX(B2,0)/positive_total)",
                "ROUND(N(D1)+MAX(N(B2),0),4)",
                "IF(OR(B2=\"\",positive_total=0),\"\",IF(B2<=0,1,D2/positive_total))",
                "IF(N(B2)<=0,D2,IF(AND(ties=\"shared\",B2=B1),F1,N(D1)))",
                "IF(N(B2)<=0,D2,IF(AND(ties=\"shared\",B2=B3),G3,D2))",
                "IF(B2=\"\",\"\",IF(B2<=0,IF(nonpositive=\"C\",\"C\",\"\"),IF(" + within("a_limit") + ",\"A\",IF("
                        + within("b_limit") + ",\"B\",\"C\"))))",
                "COUNT(" + series + ")",
                "IF(zeros=\"count\",I2,SUMPRODUCT((" + series + "<>0)*1))",
                "IF(J2=0,\"\",B2/J2)",
                "IF(" + divisor + "<1,\"\",SQRT(IF(zeros=\"count\",DEVSQ(" + series + "),SUMPRODUCT((" + series
                        + "<>0)*(" + series + "-K2)^2))/" + divisor + "))",
                "IF(OR(L2=\"\",N(B2)<=0),\"\",L2/K2)",
                "IF(cv_basis=\"detrended\",IF(N2=\"\",M2,N2),IF(cv_basis=\"seasonal\",IF(O2=\"\",M2,O2),M2))",
                "IF(OR(I2=0,I2<min_periods),\"\",IF(P2=\"\",\"Z\",IF(ROUND(P2-x_limit,9)<=0,\"X\","
                        + "IF(ROUND(P2-y_limit,9)<=0,\"Y\",\"Z\"))))",
                "IF(OR(H2=\"\",Q2=\"\"),\"\",H2&Q2)",
                "IF(AND(H2=S2,Q2=T2),\"\",\"differs\")");
    }

    /** Whether the place of the account is within a limit. */
    private static String within(String limit) {
        return "IF(boundary=\"inclusive\",ROUND(F2*100-" + limit + "*positive_total,6)<0,"
                + "ROUND(IF(boundary=\"exclusive\",G2*100,(F2+G2)*50)-" + limit + "*positive_total,6)<=0)";
    }

    String text(int number) {
        return texts.get(number);
    }

    static int style(int number) {
        if (AMOUNTS.contains(number)) {
            return SheetXml.AMOUNT;
        }
        return FIGURES.contains(number) ? SheetXml.FIGURE : 0;
    }
}
