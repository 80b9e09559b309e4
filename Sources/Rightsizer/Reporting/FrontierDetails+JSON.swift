extension FrontierDetails {
  /// Writes `indicators` and `tolerance`, as far as they were asked for, into the open object.
  func writeMembers(to json: inout JSONWriter) {
    if request.findsIndicators {
      json.array("indicators") { json in
        for group in groups { writeIndicators(of: group, to: &json) }
      }
    }
    if let tolerance = request.tolerance {
      json.object("tolerance") { json in
        json.member("relative", tolerance)
        json.array("groups") { json in
          for group in groups {
            json.object { json in
              json.member("group", group.name)
              writePairs("near", group.near, of: group, to: &json)
              writePairs("represented", group.represented, of: group, to: &json)
            }
          }
        }
      }
    }
  }

  private func writeIndicators(of group: Group, to json: inout JSONWriter) {
    guard let indicators = group.indicators else { return }
    json.object { json in
      json.member("group", group.name)
      json.member("hypervolume", indicators.hypervolume.volume)
      json.member("referencePoint", indicators.hypervolume.referencePoint)
      json.member("referenceDerived", indicators.hypervolume.isReferenceDerived)
      json.array("rows") { json in
        for row in group.rows {
          guard let place = group.places[row] else { continue }
          json.object { json in
            json.member("row", row)
            json.member("hypervolumeContribution", indicators.hypervolume.contributions[place])
            json.member("crowdingDistance", indicators.crowdingDistances[place])
            json.member("knee", group.isKnee(place))
            json.member("kneeDistance", indicators.kneeDistances[place])
            json.member("idealDistance", indicators.idealDistances[place])
          }
        }
      }
    }
  }

  private func writePairs(
    _ name: String, _ pairs: [Int: Int], of group: Group, to json: inout JSONWriter
  ) {
    json.array(name) { json in
      for row in group.rows {
        guard let other = pairs[row] else { continue }
        json.object { json in
          json.member("row", row)
          json.member("frontierRow", other)
        }
      }
    }
  }
}
