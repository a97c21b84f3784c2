"""How the shipped name model is made: data, network, training, export, evaluation."""
