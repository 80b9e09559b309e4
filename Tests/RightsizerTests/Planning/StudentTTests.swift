import TestSupport
import Testing

@testable import Rightsizer

struct StudentTTests {
  @Test(
    "Quantiles are those of SciPy 1.17.1 to 13 digits",
    arguments: [
      (1, [1, 3.07768353717525, 6.31375151467504, 12.7062047361747, 63.6567411628715]),
      (
        2,
        [0.816496580927726, 1.88561808316413, 2.91998558035372, 4.30265272974946, 9.92484320091829]
      ),
      (
        3,
        [0.764892328404344, 1.63774435369621, 2.35336343480182, 3.18244630528371, 5.84090930973336]
      ),
      (
        4,
        [0.740697084112683, 1.53320627405894, 2.13184678632665, 2.77644510519779, 4.60409487134999]
      ),
      (
        7,
        [0.711141778081787, 1.41492392765051, 1.89457860509001, 2.36462425159278, 3.49948329735049]
      ),
      (
        10,
        [0.699812061312432, 1.37218364111034, 1.81246112281168, 2.22813885198627, 3.16927267261695]
      ),
      (
        13,
        [0.693829304235441, 1.35017128878006, 1.77093339598687, 2.16036865646279, 3.01227583871658]
      ),
      (
        30,
        [0.682755693321293, 1.3104150253914, 1.69726088659396, 2.04227245630124, 2.74999565356723]
      ),
      (
        1000,
        [0.674735164607009, 1.28239872146092, 1.64637881728546, 1.96233908082641, 2.58075469806595]
      ),
    ])
  func againstSciPy(degrees: Int, expected: [Double]) {
    for (probability, value) in zip([0.75, 0.9, 0.95, 0.975, 0.995], expected) {
      let quantile = StudentT.quantile(probability, degreesOfFreedom: degrees)
      #expect(isClose(quantile, value, relative: 1e-13), "\(probability): \(quantile)")
    }
  }

  @Test("The published table has these to three decimals")
  func publishedTable() {
    // Fisher and Yates, Statistical Tables, table III: two-sided 5 % and 0.1 %.
    for (degrees, fivePercent, permille) in [
      (1, 12.706, 636.619), (2, 4.303, 31.599), (3, 3.182, 12.924), (5, 2.571, 6.869),
      (10, 2.228, 4.587), (30, 2.042, 3.646),
    ] {
      #expect(abs(StudentT.quantile(0.975, degreesOfFreedom: degrees) - fivePercent) <= 0.000_5)
      #expect(abs(StudentT.quantile(0.999_5, degreesOfFreedom: degrees) - permille) <= 0.000_5)
    }
  }

  @Test("One degree of freedom is Cauchy's distribution, two have a closed form")
  func closedForms() {
    // Two: t = (2p − 1) / √(2 p (1 − p)), so 0.2 / √0.48 at 0.6 and 0.6 / √0.32 at 0.8.
    #expect(isClose(StudentT.quantile(0.75, degreesOfFreedom: 1), 1, relative: 1e-14))
    #expect(
      isClose(StudentT.quantile(0.6, degreesOfFreedom: 2), 0.2 / 0.48.squareRoot()))
    #expect(
      isClose(StudentT.quantile(0.8, degreesOfFreedom: 2), 0.6 / 0.32.squareRoot()))
  }

  @Test("It is symmetric, 0 in the middle, infinite at the ends, and no number outside")
  func symmetryAndEnds() {
    for degrees in [1, 2, 5, 12] {
      #expect(abs(StudentT.quantile(0.5, degreesOfFreedom: degrees)) < 1e-15)
      let upper = StudentT.quantile(0.9, degreesOfFreedom: degrees)
      let lower = StudentT.quantile(0.1, degreesOfFreedom: degrees)
      #expect(isClose(lower, -upper, relative: 1e-14))
      #expect(StudentT.quantile(1, degreesOfFreedom: degrees) == .infinity)
      #expect(StudentT.quantile(0, degreesOfFreedom: degrees) == -.infinity)
      #expect(StudentT.quantile(1.5, degreesOfFreedom: degrees).isNaN)
      #expect(StudentT.quantile(.nan, degreesOfFreedom: degrees).isNaN)
    }
  }
}
