public import ArgumentParser
public import Rightsizer

// The library's options as values of arguments: their raw values are what a person types.

extension GroupKey: ExpressibleByArgument {}
extension LatencyUnit: ExpressibleByArgument {}
extension NamedScoringMethod: ExpressibleByArgument {}
extension MissingValues: ExpressibleByArgument {}
extension RankingOptions.Order: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension SelectionRequest.Reruns: ExpressibleByArgument {}
extension TableExport.Format: ExpressibleByArgument {}
