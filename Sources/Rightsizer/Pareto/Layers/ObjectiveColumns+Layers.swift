extension ObjectiveColumns {
  /// Each row's layer: layer 1 is the frontier, layer k + 1 the frontier of what is left without
  /// layers 1…k. Equal rows share a layer.
  ///
  /// - Parameters:
  ///   - findingDominators: Whether to find, for each dominated row, one of the frontier that
  ///     dominates it.
  ///   - threads: How many threads to use, for three objectives or more; the result is the same
  ///     with any number.
  /// - Complexity: for n rows in k layers and d objectives O(n log k) for d ≤ 2 and
  ///   O(n (log n)ᵈ⁻¹) beyond; dominators add O(n log n) for d ≤ 2 and O(n (log n)ᵈ⁻¹) beyond;
  ///   O(d n) memory, about that of the columns. Jensen, *Reducing the run-time complexity of
  ///   multiobjective EAs*, IEEE Trans. Evol. Comput. 7 (2003); Fortin, Grenier and Parizeau,
  ///   *Generalizing the improved run-time complexity algorithm for non-dominated sorting*, GECCO
  ///   2013; Buzdalov and Shalyto, *A provably asymptotically fast version of the generalized Jensen
  ///   algorithm for non-dominated sorting*, PPSN XIII (2014).
  public func layers(
    findingDominators: Bool = true, threads: ThreadCount = .one
  ) -> ParetoLayers {
    let participants = Participants(self)
    let result = LayersOfRows(
      participants, of: self, findingDominators: findingDominators, threads: threads)
    return ParetoLayers(
      layerNumbers: result.layerNumbers, layerCount: result.layerCount, frontier: result.frontier,
      participantCount: participants.count, excluded: participants.excluded,
      dominators: result.dominators)
  }
}
